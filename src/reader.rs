//! The reader as a state machine: [`Reader::update`] takes an [`Event`] and answers with [`Effect`]s.
//!
//! Nothing here draws, waits or touches the disk: the view reads this state, the app carries the effects out.

mod event;
mod key;

pub use event::{Effect, Event, FileId, MouseAction, MouseEvent, Opened, Settings, Size};
pub use key::{Key, KeyCode};

/// The whole state of the reader.
#[derive(Debug)]
pub struct Reader {
    settings: Settings,
}

impl Reader {
    /// A reader for some files, none of them open yet; the app sends [`Event::Opened`] for the first.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    /// Takes one event in and says what is to be done about it.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let _ = (event, &self.settings);
        Vec::new()
    }
}
