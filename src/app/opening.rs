//! Opening articles: each is read in a thread of its own, and only the one that was wanted last counts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use crate::load::{Extent, Input, Loader, Waiting, guarded};
use crate::reader::{Event, FileId, Opened};

use super::message::Message;
use super::records;

/// What is being opened.
///
/// An article that is wanted again while it is being read is read once more when that is done, however often it was
/// wanted: a key that is held down reads no large file many times at once. Another article does not wait for it,
/// since a pipe that nobody writes to, or a disk that hangs, may never be read to its end. Neither does the same one
/// once it was cancelled: it is read anew at once, and what comes of the first reading is nobody's.
#[derive(Debug, Default)]
pub(super) struct Opening {
    /// The articles that are being read, each in one reading that counts.
    reading: BTreeMap<FileId, LoadJob>,
    wanted: Option<Wanted>,
    /// The number of the reading that was begun last.
    last: u64,
}

/// The article that was wanted last and has not come yet.
#[derive(Debug)]
struct Wanted {
    file: FileId,
    /// Whether the reading under way began before it was wanted, so that what comes of it may be out of date.
    again: bool,
    /// How much of it is wanted.
    extent: Extent,
}

/// An article to read.
#[derive(Clone, Debug)]
pub(super) struct LoadJob {
    pub(super) file: FileId,
    /// Tells this reading from every other, of the same article too.
    pub(super) number: u64,
    /// How much of it is wanted.
    pub(super) extent: Extent,
    /// Turns true when nobody waits for it any more.
    pub(super) stop: Arc<AtomicBool>,
}

/// What to do with an article that was read.
#[derive(Clone, Debug)]
pub(super) enum Then {
    Show,
    /// It was wanted again meanwhile.
    ReadAgain(LoadJob),
    /// Another one was wanted meanwhile, or nobody waits for it.
    Drop,
}

impl Opening {
    /// Notes that an article is wanted, and how much of it; what to do if its reading is to begin now.
    pub(super) fn want(&mut self, file: FileId, extent: Extent) -> Option<LoadJob> {
        let begins = !self.reading.contains_key(&file);
        self.wanted = Some(Wanted { file, again: !begins, extent });
        begins.then(|| self.begin(file, extent))
    }

    fn begin(&mut self, file: FileId, extent: Extent) -> LoadJob {
        let job = LoadJob { extent, ..self.job(file) };
        self.reading.insert(file, job.clone());
        job
    }

    /// A reading of an article that is not to be opened.
    pub(super) fn job(&mut self, file: FileId) -> LoadJob {
        self.last += 1;
        LoadJob { file, number: self.last, extent: Extent::Article, stop: Arc::default() }
    }

    /// Whether what comes of a reading still counts.
    pub(super) fn counts(&self, file: FileId, number: u64) -> bool {
        self.reading.get(&file).is_some_and(|job| job.number == number)
    }

    /// Notes that nobody waits for an article any more; whether it was the one that was waited for. Its thread is told; if
    /// it does not hear, nobody hears it.
    pub(super) fn call_off(&mut self, file: FileId) -> bool {
        if let Some(job) = self.reading.remove(&file) {
            job.stop.store(true, Ordering::Relaxed);
        }
        self.wanted.take_if(|wanted| wanted.file == file).is_some()
    }

    /// Notes that an article was read; [`Then::ReadAgain`] is noted as begun.
    pub(super) fn came(&mut self, file: FileId, number: u64) -> Then {
        if !self.counts(file, number) {
            return Then::Drop;
        }
        self.reading.remove(&file);
        match self.wanted.take_if(|wanted| wanted.file == file) {
            Some(Wanted { again: false, .. }) => Then::Show,
            Some(Wanted { again: true, extent, .. }) => self.want(file, extent).map_or(Then::Drop, Then::ReadAgain),
            None => Then::Drop,
        }
    }
}

/// What a thread that reads may use of the stack, in bytes. No parser is known to need a tenth of it; it costs nothing
/// until it is used.
pub(crate) const STACK: usize = 16 << 20;

/// Reads an article in a thread of its own, and sends it to the inbox; without an input there is none.
pub(super) fn load(job: LoadJob, input: Option<Arc<Input>>, loader: Arc<Loader>, inbox: Sender<Message>) {
    let (file, number) = (job.file, job.number);
    read(job, input, loader, inbox, move |opened| {
        let event = match opened {
            Ok(opened) => Event::Opened(opened),
            Err(message) => Event::OpenFailed { file, message },
        };
        Message::Loaded { file, number, event }
    });
}

/// Reads an article in a thread of its own, as it may be large or on a slow disk, and sends to the inbox what `message`
/// makes of it.
pub(super) fn read(
    job: LoadJob,
    input: Option<Arc<Input>>,
    loader: Arc<Loader>,
    inbox: Sender<Message>,
    message: impl FnOnce(Result<Opened, String>) -> Message + Clone + Send + 'static,
) {
    let (file, number, progress) = (job.file, job.number, inbox.clone());
    let send = move |opened| {
        // An inbox that is gone means that the program is ending.
        let _ = inbox.send(message(opened));
    };
    let tell = move |progress_made| {
        let _ = progress.send(Message::Arriving { file, number, progress: progress_made });
    };
    let read = {
        let send = send.clone();
        move || {
            let waiting = Waiting { stop: &job.stop, tell: &tell };
            let open = || {
                let input = input.ok_or("there is no such article")?;
                records::open(file, &input, job.extent, &loader, &waiting)
            };
            let opened = guarded(open);
            send(
                opened
                    .unwrap_or_else(|panic| Err(format!("it could not be read because of a bug in ascribe: {panic}"))),
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

    /// The name and the number of a reading: `a1`.
    fn shown(job: &LoadJob) -> String {
        format!("{}{}", if job.file.0 == 0 { "a" } else { "b" }, job.number)
    }

    #[test]
    fn of_what_is_wanted_only_the_last_counts_and_none_is_read_twice_at_once() {
        // `+a` is that a is wanted, `xa` that it is called off, `-a1` that its reading, the first of all, is done.
        for (steps, expected) in [
            ("+a -a1 +a -a2", "a1 show a2 show"),
            // The key is held down: four wishes, two readings.
            ("+a +a +a +a -a1 -a2", "a1 wait wait wait a2 show"),
            ("+a +b -b2 -a1", "a1 b2 show drop"),
            ("+a +b -a1 -b2", "a1 b2 drop show"),
            // The first never ends, and what was wanted instead comes; then it ends after all.
            ("+a +a +b -b2 +b -b3 -a1", "a1 wait b2 show b3 show drop"),
            ("+a +b +a -b2 -a1 -a3", "a1 b2 wait drop a3 show"),
            // Called off: what comes late is nobody's, and what is wanted again does not wait for it.
            ("+a xa -a1", "a1 off drop"),
            ("+a xa +a -a2 -a1", "a1 off a2 show drop"),
            ("+a xa +a -a1 -a2", "a1 off a2 drop show"),
            ("+a xa +b +a -b2 -a1 -a3", "a1 off b2 a3 drop drop show"),
            ("+a xa +a xa +a -a1 -a3 -a2", "a1 off a2 off a3 drop show drop"),
            ("+a +a xa -a1", "a1 wait off drop"),
            // What is not waited for cannot be called off.
            ("xa +a +b xa -a1 -b2", "none a1 b2 none drop show"),
        ] {
            let mut opening = Opening::default();
            let mut done = Vec::new();
            for step in steps.split(' ') {
                let (what, name) = step.split_at(1);
                let file = FileId(usize::from(name.starts_with('b')));
                let number = name.trim_start_matches(['a', 'b']).parse().unwrap_or_default();
                done.push(match what {
                    "+" => opening.want(file, Extent::Article).map_or("wait".to_owned(), |job| shown(&job)),
                    "x" => (if opening.call_off(file) { "off" } else { "none" }).to_owned(),
                    _ => match opening.came(file, number) {
                        Then::Show => "show".to_owned(),
                        Then::ReadAgain(job) => shown(&job),
                        Then::Drop => "drop".to_owned(),
                    },
                });
            }
            assert_eq!(done.join(" "), expected, "{steps}");
        }
    }

    #[test]
    fn a_thread_is_told_that_it_is_called_off() {
        let mut opening = Opening::default();
        let first = opening.want(FileId(0), Extent::Article).expect("it begins");
        assert!(opening.call_off(FileId(0)));
        let second = opening.want(FileId(0), Extent::Article).expect("it begins anew");
        assert_eq!([&first, &second].map(|job| job.stop.load(Ordering::Relaxed)), [true, false]);
        assert_eq!([&first, &second].map(|job| opening.counts(job.file, job.number)), [false, true]);
    }
}
