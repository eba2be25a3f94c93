//! What the engine knows beforehand: its lexicons.

/// What the engine knows beforehand. Immutable; share one.
#[derive(Debug, Default)]
pub struct Model {}

impl Model {
    /// The model that ships with the program.
    pub fn embedded() -> Self {
        Self {}
    }
}
