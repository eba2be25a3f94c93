//! Opening articles: each is read in a thread of its own, and only the one that was wanted last counts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use crate::reader::{Event, FileId, Opened};

use super::fetch::Waiting;
use super::files::Shelf;
use super::session::Message;
use super::worker::guarded;

/// What is being opened.
///
/// An article that is wanted again while it is being read is read once more when that is done, however often it was
/// wanted: a key that is held down reads no large file many times at once. Another article does not wait for it,
/// since a pipe that nobody writes to, or a disk that hangs, may never be read to its end.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The articles that are being read, each with what tells its thread to stop.
    reading: BTreeMap<FileId, Arc<AtomicBool>>,
    wanted: Option<Wanted>,
}

/// The article that was wanted last and has not come yet.
#[derive(Debug)]
struct Wanted {
    file: FileId,
    /// Whether the reading under way began before it was wanted, so that what comes of it may be out of date.
    again: bool,
}

/// What to do with an article that was read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Then {
    Show,
    /// It was wanted again meanwhile.
    ReadAgain,
    /// Another one was wanted meanwhile.
    Drop,
}

impl Opening {
    /// Notes that an article is wanted; whether to begin to read it now.
    pub(super) fn want(&mut self, file: FileId) -> bool {
        let begins = !self.reading.contains_key(&file);
        self.reading.entry(file).or_default();
        self.wanted = Some(Wanted { file, again: !begins });
        begins
    }

    /// What tells the thread that reads an article to stop.
    pub(super) fn stop(&self, file: FileId) -> Arc<AtomicBool> {
        self.reading.get(&file).cloned().unwrap_or_default()
    }

    /// Notes that nobody waits for an article any more. Its thread is told; if it does not hear, nobody hears it. An
    /// article that is wanted again is read anew.
    pub(super) fn call_off(&mut self, file: FileId) {
        if let Some(stop) = self.reading.get(&file) {
            stop.store(true, Ordering::Relaxed);
        }
        self.wanted.take_if(|wanted| wanted.file == file);
    }

    /// Notes that an article was read; [`Then::ReadAgain`] is noted as begun.
    pub(super) fn came(&mut self, file: FileId) -> Then {
        self.reading.remove(&file);
        match self.wanted.take_if(|wanted| wanted.file == file) {
            Some(Wanted { again: false, .. }) => Then::Show,
            Some(Wanted { again: true, .. }) => {
                self.want(file);
                Then::ReadAgain
            }
            None => Then::Drop,
        }
    }
}

/// What a thread that reads may use of the stack, in bytes. No parser is known to need a tenth of it; it costs nothing
/// until it is used.
const STACK: usize = 16 << 20;

/// An article to read.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) file: FileId,
    /// Turns true when nobody waits for it any more.
    pub(super) stop: Arc<AtomicBool>,
}

/// Reads an article in a thread of its own, and sends it to the inbox.
pub(super) fn load(job: Job, shelf: Arc<Shelf>, inbox: Sender<Message>) {
    let file = job.file;
    read(job, shelf, inbox, move |opened| {
        let event = match opened {
            Ok(opened) => Event::Opened(opened),
            Err(message) => Event::OpenFailed { file, message },
        };
        Message::Loaded { file, event }
    });
}

/// Reads an article in a thread of its own, as it may be large or on a slow disk, and sends to the inbox what `message`
/// makes of it.
pub(super) fn read(
    job: Job,
    shelf: Arc<Shelf>,
    inbox: Sender<Message>,
    message: impl FnOnce(Result<Opened, String>) -> Message + Clone + Send + 'static,
) {
    let (file, progress) = (job.file, inbox.clone());
    let send = move |opened| {
        // An inbox that is gone means that the program is ending.
        let _ = inbox.send(message(opened));
    };
    let tell = move |progress_made| {
        let _ = progress.send(Message::Event(Event::Arriving { file, progress: progress_made }));
    };
    let read = {
        let send = send.clone();
        move || {
            let waiting = Waiting { stop: &job.stop, tell: &tell };
            let opened = guarded(|| shelf.open(file, &waiting));
            send(
                opened
                    .unwrap_or_else(|panic| Err(format!("it could not be read for a defect of this program: {panic}"))),
            );
        }
    };
    if let Err(error) = thread::Builder::new().name("files".to_owned()).stack_size(STACK).spawn(read) {
        send(Err(format!("it could not be read: {error}")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_is_wanted_only_the_last_counts_and_none_is_read_twice_at_once() {
        // `+a` is that a is wanted, `-a` that it was read.
        for (steps, expected) in [
            ("+a -a +a -a", "begin show begin show"),
            // The key is held down: four wishes, two readings.
            ("+a +a +a +a -a -a", "begin wait wait wait again show"),
            ("+a +b -b -a", "begin begin show drop"),
            ("+a +b -a -b", "begin begin drop show"),
            // The first never ends, and what was wanted instead comes; then it ends after all.
            ("+a +a +b -b +b -b -a", "begin wait begin show begin show drop"),
            ("+a +b +a -b -a -a", "begin begin wait drop again show"),
        ] {
            let mut opening = Opening::default();
            let mut done = Vec::new();
            for step in steps.split(' ') {
                let (what, name) = step.split_at(1);
                let file = FileId(usize::from(name == "b"));
                done.push(match what {
                    "+" if opening.want(file) => "begin",
                    "+" => "wait",
                    _ => match opening.came(file) {
                        Then::Show => "show",
                        Then::ReadAgain => "again",
                        Then::Drop => "drop",
                    },
                });
            }
            assert_eq!(done.join(" "), expected, "{steps}");
        }
    }
}
