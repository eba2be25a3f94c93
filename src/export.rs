//! [`Document`](crate::document::Document) and [`Analysis`](crate::analysis::Analysis) → formats for programs.
