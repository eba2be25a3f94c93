//! The runtime of the network: rten, behind a trait so that another library can replace it.

use std::sync::{Arc, Mutex, PoisonError};
use std::{fmt, hint};

use rten::{ModelOptions, NodeId, RunOptions, ThreadPool, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;

use super::decode::TAGS;
use super::features::Features;

/// Something that runs the network on one window.
pub(super) trait Runtime: fmt::Debug + Send + Sync {
    /// What the network says of some pieces, the opening and the closing mark among them. Fails if the network does
    /// not fit the input.
    fn run(&self, numbers: &[i32], features: &[Features]) -> Result<Scores, Failed>;
}

/// What the network says of one window of `n` pieces, marks included.
#[derive(Debug)]
pub(super) struct Scores {
    /// For each piece the scores of its tags.
    pub(super) tags: Vec<[f32; TAGS]>,
    /// `n` rows of `n`: from contents to cues.
    pub(super) content: Vec<f32>,
    /// `n` rows of `n`: from cues to sources.
    pub(super) cue: Vec<f32>,
}

/// Why the network cannot be loaded or run, in one sentence.
#[derive(Debug)]
pub(crate) struct Failed(pub(super) String);

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failed {
    fn of(error: impl fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// The network in an ONNX file.
pub(super) struct Rten {
    model: rten::Model,
    inputs: [NodeId; 2],
    outputs: [NodeId; 3],
    /// Pools of one thread each that nobody uses at the moment: a run takes one of its own, so that its result
    /// cannot depend on how many threads there are, and several threads may run at once.
    idle: Mutex<Vec<Arc<ThreadPool>>>,
}

impl Rten {
    /// Loads a network with the inputs `numbers` and `features` and the outputs `tags`, `content` and `cue`. Fails if
    /// the file is no such network.
    pub(super) fn load(file: &'static [u8]) -> Result<Self, Failed> {
        keep_freed_memory();
        let mut options = ModelOptions::with_ops(operators());
        // Short windows take a third of the time if the weights are laid out beforehand, for 11 MB more of them.
        options.prepack_weights(true);
        let model = options.load_static_slice(file).map_err(Failed::of)?;
        let node = |name| model.node_id(name).map_err(Failed::of);
        let inputs = [node("numbers")?, node("features")?];
        let outputs = [node("tags")?, node("content")?, node("cue")?];
        Ok(Self { model, inputs, outputs, idle: Mutex::default() })
    }

    /// Runs `task` with a pool of one thread.
    fn with_pool<T>(&self, task: impl FnOnce(Arc<ThreadPool>) -> T) -> T {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let pool = idle().pop().unwrap_or_else(|| Arc::new(ThreadPool::with_num_threads(1)));
        let done = task(Arc::clone(&pool));
        idle().push(pool);
        done
    }
}

impl Runtime for Rten {
    fn run(&self, numbers: &[i32], features: &[Features]) -> Result<Scores, Failed> {
        let count = numbers.len();
        let numbers = NdTensor::from_data([1, count], numbers.to_vec());
        let features = NdTensor::from_data([1, features.len(), 3], features.as_flattened().to_vec());
        let inputs = vec![(self.inputs[0], numbers.into()), (self.inputs[1], features.into())];
        let run = |pool| {
            let options = RunOptions::default().with_thread_pool(Some(pool));
            self.model.run_n(inputs, self.outputs, Some(options)).map_err(Failed::of)
        };
        let [tags, content, cue] = self.with_pool(run)?;
        let tags = numbers_in(tags, [1, count, TAGS])?.as_chunks().0.to_vec();
        let [content, cue] = [numbers_in(content, [1, count, count])?, numbers_in(cue, [1, count, count])?];
        Ok(Scores { tags, content, cue })
    }
}

/// Lets windows reuse the memory of those before them.
///
/// A run takes some megabytes and frees them at its end. glibc then gives them back to the system, unless it has once
/// freed a larger block (`M_TRIM_THRESHOLD` in mallopt(3)), and the next run gets them page by page: a twentieth of the
/// time. So one block is freed that nobody has touched, which costs nothing, here and with every other allocator.
fn keep_freed_memory() {
    drop(hint::black_box(Vec::<u8>::with_capacity(30 << 20)));
}

impl fmt::Debug for Rten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rten").finish_non_exhaustive()
    }
}

/// The numbers in a tensor, row by row. Fails if it has another shape.
fn numbers_in(value: Value, shape: [usize; 3]) -> Result<Vec<f32>, Failed> {
    let tensor: NdTensor<f32, 3> = value.try_into().map_err(Failed::of)?;
    if tensor.shape() == shape {
        Ok(tensor.to_vec())
    } else {
        Err(Failed(format!("the network gave {:?} numbers instead of {shape:?}", tensor.shape())))
    }
}

/// The operators that the network may be made of; all others stay out of the program.
///
/// None of them sums up along a row: `Softmax`, `LayerNormalization` and `ReduceSum` do so in another order on another
/// processor, and what little this changes grows to other attributions wherever numbers are rounded to bytes. With
/// products with ones in their place the same bits come out with AVX2 and with AVX-512.
fn operators() -> rten::OpRegistry {
    rten::op_registry!(
        Add,
        Cast,
        ConstantOfShape,
        Div,
        DynamicQuantizeLinear,
        Erf,
        Exp,
        Gather,
        MatMul,
        MatMulInteger,
        Mul,
        Range,
        ReduceMax,
        Reshape,
        Shape,
        Split,
        Sqrt,
        Sub,
        Tanh,
        Transpose
    )
}
