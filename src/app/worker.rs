//! The thread that analyses. It owns the model, and of several jobs only the newest counts.

use std::any::Any;
use std::cell::OnceCell;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::analysis::{Analysis, Cancel, Model, analyse, analyse_part};
use crate::document::{Document, Span};
use crate::reader::Event;

use super::PanicAt;
use super::clipboard::printable;
use super::session::Message;

/// Texts of more bytes than this are analysed on the screen first.
const LARGE: usize = 200_000;

/// Room for the engine's recursion; it is only taken as far as it is used.
const STACK: usize = 16 << 20;

/// A thread that works on one job at a time and gives it up for a newer one.
#[derive(Debug)]
pub(super) struct Newest<J> {
    jobs: Sender<(J, Cancel)>,
    current: Cancel,
}

impl<J: Send + 'static> Newest<J> {
    /// Starts the thread; `work` is called for each job that is still wanted when its turn comes.
    fn start(name: &str, work: impl FnMut(J, &Cancel) + Send + 'static) -> io::Result<Self> {
        let (jobs, queue) = mpsc::channel();
        thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(move || serve(&queue, work))?;
        Ok(Self { jobs, current: Cancel::default() })
    }

    /// Gives a job out and calls the ones before off.
    fn submit(&mut self, job: J) {
        self.current.set();
        self.current = Cancel::default();
        // The thread ends only after this sender does.
        let _ = self.jobs.send((job, self.current.clone()));
    }
}

/// Works until nobody can give jobs out any more.
fn serve<J>(queue: &Receiver<(J, Cancel)>, mut work: impl FnMut(J, &Cancel)) {
    while let Ok(next) = queue.recv() {
        let (job, cancel) = queue.try_iter().last().unwrap_or(next);
        work(job, &cancel);
    }
}

/// Finds who says what, in a thread of its own.
#[derive(Debug)]
pub(super) struct Analyst {
    worker: Newest<Job>,
}

#[derive(Debug)]
struct Job {
    document: Arc<Document>,
    first: Span,
}

impl Analyst {
    /// Starts the thread; what it finds goes to `inbox`.
    pub(super) fn start(inbox: Sender<Message>, panic: Option<PanicAt>) -> io::Result<Self> {
        let model = OnceCell::new();
        let mut panics = panic == Some(PanicAt::Worker);
        let work = move |job: Job, cancel: &Cancel| {
            let outcome = guarded(|| {
                assert!(!std::mem::take(&mut panics), "this panic was asked for");
                attend(&job, model.get_or_init(Model::embedded), cancel, &inbox);
            });
            if let Err(message) = outcome {
                let event = Event::Failed(format!("the analysis of this text failed: {message}"));
                let _ = inbox.send(Message::Event(event));
            }
        };
        Ok(Self { worker: Newest::start("analysis", work)? })
    }

    /// Asks for an analysis of `document`, of `first` before all else. What was asked before is given up.
    pub(super) fn ask(&mut self, document: Arc<Document>, first: Span) {
        self.worker.submit(Job { document, first });
    }
}

/// Analyses a large text on the screen first, then all of it. An inbox that is gone means that nobody waits.
fn attend(job: &Job, model: &Model, cancel: &Cancel, inbox: &Sender<Message>) {
    let send = |analysis: Analysis, complete| {
        if !cancel.is_set() {
            let (document, analysis) = (Arc::clone(&job.document), Arc::new(analysis));
            let _ = inbox.send(Message::Event(Event::Analysed { document, analysis, complete }));
        }
    };
    if job.document.text().len() > LARGE {
        send(analyse_part(&job.document, job.first, model, cancel), false);
    }
    if !cancel.is_set() {
        send(analyse(&job.document, model, cancel), true);
    }
}

/// Does `task`; if it panics, gives what it said. What it left behind must not matter.
pub(super) fn guarded<T>(task: impl FnOnce() -> T) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(task)).map_err(|payload| printable(said(&*payload)))
}

/// What a panic said.
fn said(payload: &(dyn Any + Send)) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("a defect in the program")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_job_calls_the_older_off_and_passes_those_between() {
        let (started, start) = mpsc::channel();
        let (done, results) = mpsc::channel();
        let work = move |job: u32, cancel: &Cancel| {
            started.send(job).expect("the test listens");
            // The first job runs until it is called off, as an analysis does.
            while job == 1 && !cancel.is_set() {
                thread::yield_now();
            }
            done.send((job, cancel.is_set())).expect("the test listens");
        };
        let mut worker = Newest::start("test", work).expect("a thread starts");
        worker.submit(1);
        assert_eq!(start.recv(), Ok(1));
        // Given out before the first is called off, so that it waits when the fourth comes.
        worker.jobs.send((2, Cancel::default())).expect("the worker listens");
        worker.jobs.send((3, Cancel::default())).expect("the worker listens");
        worker.jobs.send((4, Cancel::default())).expect("the worker listens");
        worker.current.set();
        assert_eq!(results.recv(), Ok((1, true)));
        assert_eq!(results.recv(), Ok((4, false)));
        worker.submit(5);
        assert_eq!(results.recv(), Ok((5, false)));
    }

    #[test]
    fn a_panic_is_told() {
        assert_eq!(guarded(|| 7), Ok(7));
        assert_eq!(guarded(|| panic!("no {}", "way\u{7}")), Err::<(), _>("no way\u{fffd}".to_owned()));
        assert_eq!(guarded(|| panic!("plain")), Err::<(), _>("plain".to_owned()));
    }
}
