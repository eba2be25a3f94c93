//! The thread that analyses. It owns the model, and of several jobs only the newest counts.

use std::any::Any;
use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, OnceLock};
use std::thread;

use crate::analysis::{Cancel, Model, analyse, analyse_part};
use crate::document::{Document, Span};
use crate::reader::{Event, printable};

use super::PanicAt;
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

    /// Calls the jobs off that were given out.
    fn give_up(&self) {
        self.current.set();
    }

    /// Gives a job out and calls the ones before off.
    fn submit(&mut self, job: J) {
        self.give_up();
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

/// Finds who says what, in threads of its own: one for whole articles, one for the parts of large ones that are
/// on the screen before the whole is done.
#[derive(Debug)]
pub(super) struct Analyst {
    whole: Newest<Job>,
    parts: Newest<Job>,
}

#[derive(Debug)]
struct Job {
    document: Arc<Document>,
    /// What of it; none is all.
    part: Option<Span>,
}

impl Analyst {
    /// Starts the threads; what they find goes to `inbox`.
    pub(super) fn start(inbox: &Sender<Message>, panic: Option<PanicAt>) -> io::Result<Self> {
        let model = Arc::new(OnceLock::new());
        let panics = panic == Some(PanicAt::Worker);
        let start = |name, panics| Newest::start(name, work(Arc::clone(&model), inbox.clone(), panics));
        Ok(Self { whole: start("analysis", panics)?, parts: start("analysis of parts", false)? })
    }

    /// Asks for an analysis of `document`, of `first` before all else. What was asked before is given up.
    pub(super) fn ask(&mut self, document: Arc<Document>, first: Span) {
        self.ask_part(Arc::clone(&document), first);
        self.whole.submit(Job { document, part: None });
    }

    /// Asks for an analysis of a part of the document whose analysis is under way.
    pub(super) fn ask_part(&mut self, document: Arc<Document>, part: Span) {
        // What is done at once anyway needs no part of it first; a part of another article is wanted no more.
        if document.text().len() > LARGE {
            self.parts.submit(Job { document, part: Some(part) });
        } else {
            self.parts.give_up();
        }
    }
}

/// What a thread does with a job: sends what it finds, or what it panicked with, to the inbox.
fn work(model: Arc<OnceLock<Model>>, inbox: Sender<Message>, mut panics: bool) -> impl FnMut(Job, &Cancel) {
    move |job, cancel| {
        let document = Arc::clone(&job.document);
        let found = guarded(|| {
            assert!(!std::mem::take(&mut panics), "this panic was asked for");
            let model = model.get_or_init(Model::embedded);
            let analysis = match job.part {
                None => analyse(&job.document, model, cancel),
                Some(part) => analyse_part(&job.document, part, model, cancel),
            };
            Event::analysed(job.document, Arc::new(analysis), job.part.is_none())
        });
        let event = match found {
            Ok(_) if cancel.is_set() => return,
            Ok(event) => event,
            Err(message) => {
                let message = format!("the analysis of this text failed: {message}");
                Event::AnalysisFailed { document, message }
            }
        };
        // An inbox that is gone means that nobody waits.
        let _ = inbox.send(Message::Event(event));
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
        assert_eq!(guarded(|| panic!("no {}", "way\u{7}")), Err::<(), _>("no way␇".to_owned()));
        assert_eq!(guarded(|| panic!("plain")), Err::<(), _>("plain".to_owned()));
    }
}
