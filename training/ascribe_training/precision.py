"""How many bits networks compute with while they learn."""

import torch

ABLE = ("avx512_bf16", "amx_bf16")
"""What processors call their instructions for bfloat16; those of others than Intel's and AMD's are not used."""


def narrow(device):
    """A context in which products are made with 16 bits (bfloat16), if the device has instructions for them.

    A processor without them only imitates them: a step takes 25 times as long as one with 32 bits, which are used there.
    """
    able = device.type != "cpu" or any(torch.cpu.get_capabilities().get(it) for it in ABLE)
    return torch.autocast(device.type, torch.bfloat16, enabled=able)
