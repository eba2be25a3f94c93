//! What can be counted once it is known who says what: the balance of an article, and how two articles compare.

pub(crate) mod balance;
pub(crate) mod compare;
pub(crate) mod hue_order;
