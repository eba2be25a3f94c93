//! The thread that analyses. It owns the model, and of several texts only the newest counts.
//!
//! What is on the screen is analysed first, and what comes onto it meanwhile before the rest. What is known of a
//! long text is told while it grows. Nobody ever waits for this thread: what is wanted is written on an agenda, and
//! what nobody wants any more is called off.

mod agenda;

use std::io;
use std::num::NonZero;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::analysis::{Analysis, Cancel, Memory, Model, analyse_part};
use crate::document::{Document, Span};
use crate::load::guarded;
use crate::reader::{Event, merge_parts};

use super::PanicAt;
use super::message::Message;
use super::pair::Pair;
use agenda::{Agenda, Next};

/// How many parts that are not on the screen are done before what they hold is told: about a second's work.
const TOLD_AT_ONCE: usize = 8;

/// What analyses a document, or a part of it, until it is called off.
trait Engine: FnMut(&Document, Next, &mut Memory, &Cancel) -> Analysis {}

impl<F: FnMut(&Document, Next, &mut Memory, &Cancel) -> Analysis> Engine for F {}

/// A text to analyse, and what of it next.
#[derive(Clone, Debug)]
struct AnalysisJob {
    document: Arc<Document>,
    agenda: Arc<Mutex<Agenda>>,
}

impl AnalysisJob {
    fn new(document: Arc<Document>, page: Span) -> Self {
        let agenda = Arc::new(Mutex::new(Agenda::new(&document, page)));
        Self { document, agenda }
    }

    /// The agenda; whoever holds it does so for a moment only.
    fn agenda(&self) -> MutexGuard<'_, Agenda> {
        self.agenda.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the thread is to do.
#[derive(Debug)]
enum Task {
    Read(AnalysisJob),
    Compare(Pair),
}

/// How many threads the machine runs at once.
pub(crate) fn cores() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// Finds who says what, in a thread of its own.
#[derive(Debug)]
pub(super) struct Analyst {
    tasks: Sender<Task>,
    current: Option<AnalysisJob>,
    /// Calls the comparison off that was asked for last.
    comparing: Cancel,
}

impl Analyst {
    /// Starts the thread; what it finds goes to `inbox`.
    pub(super) fn start(inbox: &Sender<Message>, panic: Option<PanicAt>) -> io::Result<Self> {
        let mut panics = panic == Some(PanicAt::Worker);
        let mut model = None;
        Self::with(inbox.clone(), move |document: &Document, next, memory: &mut Memory, cancel: &Cancel| {
            assert!(!std::mem::take(&mut panics), "this panic was asked for");
            let model = model.get_or_insert_with(|| Model::embedded().with_threads(cores()));
            let part = match next {
                Next::Whole => document.whole(),
                Next::Part(part) => part,
            };
            analyse_part(document, part, model, memory, cancel)
        })
    }

    fn with(inbox: Sender<Message>, engine: impl Engine + Send + 'static) -> io::Result<Self> {
        let (tasks, queue) = mpsc::channel();
        let serve = move || serve(&queue, &inbox, engine);
        thread::Builder::new().name("analysis".to_owned()).spawn(serve)?;
        Ok(Self { tasks, current: None, comparing: Cancel::default() })
    }

    /// Asks for an analysis of `document`, of `page` before all else. What was asked before is given up.
    pub(super) fn ask(&mut self, document: Arc<Document>, page: Span) {
        let job = AnalysisJob::new(document, page);
        if let Some(before) = self.current.replace(job.clone()) {
            before.agenda().give_up();
        }
        self.comparing.set();
        // The thread ends only after this sender does.
        let _ = self.tasks.send(Task::Read(job));
    }

    /// Asks for a comparison. One that was asked before is given up; so is this once another text is to be analysed.
    pub(super) fn compare(&mut self, pair: Pair) {
        std::mem::replace(&mut self.comparing, pair.cancel.clone()).set();
        let _ = self.tasks.send(Task::Compare(pair));
    }

    /// Gives the comparison up that was asked for last.
    pub(super) fn call_off(&self) {
        self.comparing.set();
    }

    /// Tells which part of the document whose analysis is under way is on the screen now.
    pub(super) fn look(&self, document: &Arc<Document>, page: Span) {
        if let Some(job) = self.current.as_ref().filter(|job| Arc::ptr_eq(&job.document, document)) {
            job.agenda().look(page);
        }
    }
}

/// Works until nobody can give tasks out any more. Of each kind only the newest counts.
fn serve(queue: &Receiver<Task>, inbox: &Sender<Message>, mut engine: impl Engine) {
    // An inbox that is gone means that nobody waits.
    let tell = |event| drop(inbox.send(Message::Event(event)));
    while let Ok(next) = queue.recv() {
        let (mut job, mut pair) = (None, None);
        for task in std::iter::once(next).chain(queue.try_iter()) {
            match task {
                Task::Read(it) => job = Some(it),
                Task::Compare(it) => pair = Some(it),
            }
        }
        if let Some(job) = job
            && let Err(message) = guarded(|| work(&job, &mut engine, inbox))
        {
            let message = format!("the analysis failed: {message}");
            tell(Event::AnalysisFailed { document: job.document, message });
        }
        if let Some(pair) = pair.filter(|it| !it.cancel.is_set()) {
            let failed = |message| Some(Event::NotCompared(format!("the comparison failed: {message}")));
            let mut analyse =
                |document: &Document, cancel: &Cancel| engine(document, Next::Whole, &mut Memory::default(), cancel);
            guarded(|| pair.compare(&mut analyse)).unwrap_or_else(failed).into_iter().for_each(tell);
        }
    }
}

/// Works its way through an agenda and tells what is known, until the whole is or nobody wants to know.
fn work(job: &AnalysisJob, engine: &mut impl Engine, inbox: &Sender<Message>) {
    let tell = |event| {
        // An inbox that is gone means that nobody waits.
        let _ = inbox.send(Message::Event(event));
    };
    let document = || Arc::clone(&job.document);
    let mut parts: Vec<(Span, Arc<Analysis>)> = Vec::new();
    let mut untold = 0;
    let mut memory = Memory::default();
    loop {
        // A statement of its own, so that the agenda is let go of before the work begins.
        let next = job.agenda().next();
        let Some((next, cancel)) = next else { return };
        let found = Arc::new(engine(&job.document, next, &mut memory, &cancel));
        if cancel.is_set() {
            continue;
        }
        let Next::Part(part) = next else { return tell(Event::analysed(document(), found, true)) };
        let place = parts.partition_point(|(other, _)| other.start() < part.start());
        parts.insert(place, (part, found));
        untold += 1;
        let (is_on_screen, is_last, known) = {
            let mut agenda = job.agenda();
            (agenda.finish(part), agenda.is_done(), agenda.known())
        };
        if is_on_screen || is_last || untold >= TOLD_AT_ONCE {
            untold = 0;
            tell(Event::analysed_so_far(document(), Arc::new(merge_parts(&job.document, &parts)), known));
        }
    }
}

#[cfg(test)]
mod tests;
