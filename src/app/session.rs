//! The main loop: messages in, effects carried out, one frame drawn.

use std::ffi::c_int;
use std::io;
use std::iter;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender};

use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};

use crate::analysis::{Analysis, Cancel};
use crate::document::{Document, printable};
use crate::load::{Extent, Input, Loader, named};
use crate::reader::{Effect, Event, FileId, Key, Opened, Reader, Visibility};
use crate::view::{Depth, Theme};

use super::additions::Additions;
use super::input::Gate;
use super::message::Message;
use super::opening::{self, LoadJob, Opening, Then};
use super::pair::Pair;
use super::records::NotSaved;
use super::signals::{self, Loan};
use super::tty::Tty;
use super::worker::Analyst;
use super::{browser, editor};

/// How a session ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum End {
    /// The person wanted it.
    Quit,
    /// The process got this signal.
    Signal(c_int),
    /// There was nothing to show, for this reason.
    GaveUp(String),
}

/// A text that is read, and analysed, to compare the open one with.
#[derive(Debug)]
pub(super) struct Beside {
    job: LoadJob,
    /// The text that was open when it was asked for.
    here: Arc<Document>,
}

/// Everything the main thread holds, but for the terminal.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) reader: Reader,
    pub(super) theme: Theme,
    pub(super) depth: Depth,
    pub(super) loader: Arc<Loader>,
    pub(super) analyst: Analyst,
    pub(super) gate: Gate,
    pub(super) loan: Loan,
    pub(super) sender: Sender<Message>,
    pub(super) opening: Opening,
    /// What the open article was last to be compared with.
    pub(super) beside: Option<Beside>,
    /// What the person added to the articles.
    pub(super) additions: Additions,
    /// Whether a question was just put that must be seen before a key can answer it.
    pub(super) has_asked: bool,
    /// Whether the shell has the terminal: nothing is drawn or read until `SIGCONT`.
    pub(super) away: bool,
    /// Whether to panic at the key `!`, for tests.
    pub(super) panics: bool,
}

impl Session {
    /// Shows `first` and goes on until the person quits or a signal ends it. Fails if the terminal does.
    pub(super) fn run(&mut self, tty: &mut impl Tty, first: Event, inbox: &Receiver<Message>) -> io::Result<End> {
        let mut end = self.tell(tty, first)?;
        while end.is_none() {
            if !self.away {
                tty.draw(&self.reader, &self.theme)?;
                self.gate.open();
            }
            // This thread holds a sender itself, so there is always somebody who can send.
            let Ok(message) = inbox.recv() else { return Ok(End::Quit) };
            for message in iter::once(message).chain(inbox.try_iter()) {
                end = self.take(tty, message)?;
                if end.is_some() {
                    break;
                }
            }
        }
        Ok(end.unwrap_or(End::Quit))
    }

    fn take(&mut self, tty: &mut impl Tty, message: Message) -> io::Result<Option<End>> {
        match message {
            Message::Input(events) => {
                self.gate.came();
                let mut left = events.len();
                for event in events {
                    left -= 1;
                    self.reader.expect_more(left > 0);
                    let asked_for = self.panics && matches!(event, Event::Key(key) if key == Key::char('!'));
                    assert!(!asked_for, "this panic was asked for");
                    if let Some(end) = self.tell(tty, event)? {
                        return Ok(Some(end));
                    }
                    if std::mem::take(&mut self.has_asked) {
                        break;
                    }
                }
                self.reader.expect_more(false);
                Ok(None)
            }
            Message::InputEnded(error) => Err(error),
            Message::Event(event) => self.tell(tty, event),
            Message::Arriving { file, number, progress }
                if self.opening.counts(file, number) || self.is_beside(number) =>
            {
                self.tell(tty, Event::Arriving { file, progress })
            }
            Message::Loaded { file, number, event } => self.loaded(tty, (file, number), event),
            Message::Beside { number, read } if self.is_beside(number) => match read {
                Ok(pair) => {
                    self.analyst.compare(pair);
                    Ok(None)
                }
                Err(sentence) => self.tell(tty, Event::NotCompared(sentence)),
            },
            // Nobody waits for it any more.
            Message::Arriving { .. } | Message::Beside { .. } => Ok(None),
            Message::Signal(signal) => self.signal(tty, signal),
        }
    }

    fn signal(&mut self, tty: &mut impl Tty, signal: c_int) -> io::Result<Option<End>> {
        match signal {
            SIGCONT => self.come_back(tty),
            // One that came twice, by way of the watcher too, stops the reader once.
            SIGTSTP | SIGWINCH if self.away => Ok(None),
            SIGTSTP => self.suspend(tty),
            SIGWINCH => {
                let size = tty.size()?;
                self.tell(tty, Event::Resize(size))
            }
            _ => Ok(Some(End::Signal(signal))),
        }
    }

    /// Tells the reader what happened and does what it wants done about it.
    fn tell(&mut self, tty: &mut impl Tty, mut event: Event) -> io::Result<Option<End>> {
        if let Event::Opened(opened) = &mut event {
            self.additions.opened(opened);
        }
        for effect in self.reader.update(event) {
            if let Some(end) = self.carry_out(tty, effect)? {
                return Ok(Some(end));
            }
        }
        let is_open = |here| self.reader.article().is_some_and(|it| Arc::ptr_eq(&it.document, here));
        if self.beside.as_ref().is_some_and(|it| !is_open(&it.here)) {
            // Whoever has gone on to another article waits for no comparison any more.
            self.call_off_comparison();
        }
        Ok(None)
    }

    fn carry_out(&mut self, tty: &mut impl Tty, effect: Effect) -> io::Result<Option<End>> {
        match effect {
            // What a link led to the reader knows itself.
            Effect::Open(file) | Effect::Follow { file, .. } => self.open(file),
            Effect::OpenWhole(file) => self.open_as(file, Extent::WholePage),
            Effect::Take { file, path } => {
                let end = self.tell(tty, Event::Resolved { file, input: named(&path) })?;
                self.open(file);
                return Ok(end);
            }
            Effect::CallOff(file) => self.call_off(file),
            Effect::GiveUp(sentence) => return Ok(Some(End::GaveUp(sentence))),
            Effect::Analyse { document, first } => self.analyst.ask(document, first),
            Effect::AnalysePart { document, part } => self.analyst.look(&document, part),
            Effect::Compare { file, document, analysis, shown } => self.compare(file, (document, analysis), shown),
            Effect::Copy(text) => tty.copy(&text)?,
            Effect::Edit { file, line } => return self.edit(tty, file, line),
            Effect::Browse(address) => browser::show(&address, self.sender.clone()),
            Effect::Save { file, document, record } => {
                let saved = match self.input(file) {
                    Some(input) => self.additions.save(file, input, document, record),
                    None => Err(NotSaved::new("there is no such article")),
                };
                self.post(saved.map_or_else(|it| Event::Failed(it.sentence), |()| Event::Told("saved".to_owned())));
            }
            Effect::Mouse(true) => tty.capture_mouse()?,
            Effect::Mouse(false) => tty.release_mouse()?,
            Effect::Theme(name) => match Theme::named(&name, self.depth) {
                Some(theme) => self.theme = theme,
                None => self.post(Event::Failed(format!("there is no theme “{}”", printable(&name)))),
            },
            Effect::Suspend => return self.suspend(tty),
            Effect::Redraw => tty.clear()?,
            Effect::Quit => return self.quit(tty),
            Effect::QuitNow => {
                self.additions.save_again();
                return Ok(Some(End::Quit));
            }
        }
        Ok(None)
    }

    /// Ends, unless something is not saved and still cannot be: then the person is asked.
    fn quit(&mut self, tty: &mut impl Tty) -> io::Result<Option<End>> {
        self.additions.save_again();
        let Some(sentence) = self.additions.unsaved() else { return Ok(Some(End::Quit)) };
        self.has_asked = true;
        self.tell(tty, Event::Unsaved(sentence))
    }

    /// Sends an event to this thread itself; it comes after the effects that are under way.
    fn post(&self, event: Event) {
        self.sender.send(Message::Event(event)).expect("the inbox lives as long as the session");
    }

    /// Reads an article from where it lies.
    fn open(&mut self, file: FileId) {
        self.open_as(file, Extent::Article);
    }

    /// Reads an article, or all of a page.
    fn open_as(&mut self, file: FileId, extent: Extent) {
        if let Some(job) = self.opening.want(file, extent) {
            self.load(job);
        }
    }

    fn load(&self, job: LoadJob) {
        let input = self.input(job.file);
        opening::load(job, input, Arc::clone(&self.loader), self.sender.clone());
    }

    /// What is loaded for an article, if there is such a one.
    fn input(&self, file: FileId) -> Option<Arc<Input>> {
        self.reader.input(file).cloned()
    }

    /// Reads another article to compare the open one with.
    fn compare(&mut self, file: FileId, here: (Arc<Document>, Arc<Analysis>), shown: Visibility) {
        self.call_off_comparison();
        let job = self.opening.job(file);
        let number = job.number;
        self.beside = Some(Beside { job: job.clone(), here: Arc::clone(&here.0) });
        let (input, loader) = (self.input(file), Arc::clone(&self.loader));
        opening::read(job, input, loader, self.sender.clone(), move |opened| {
            let read = opened.map(|Opened { document, record, .. }| {
                let corrections = record.corrections;
                Pair { file, here, there: document, corrections, shown, cancel: Cancel::default() }
            });
            Message::Beside { number, read }
        });
    }

    /// Whether a reading is that of the text which the open one is to be compared with.
    fn is_beside(&self, number: u64) -> bool {
        self.beside.as_ref().is_some_and(|it| it.job.number == number)
    }

    /// Stops what is done to open an article or, if it is not being opened, to compare the open one with it.
    fn call_off(&mut self, file: FileId) {
        if !self.opening.call_off(file) && self.beside.as_ref().is_some_and(|it| it.job.file == file) {
            self.call_off_comparison();
        }
    }

    fn call_off_comparison(&mut self) {
        if let Some(beside) = self.beside.take() {
            beside.job.stop.store(true, Ordering::Relaxed);
            self.analyst.call_off();
        }
    }

    /// Shows an article that was read, if it is still wanted.
    fn loaded(&mut self, tty: &mut impl Tty, which: (FileId, u64), event: Event) -> io::Result<Option<End>> {
        match self.opening.came(which.0, which.1) {
            Then::Show => return self.tell(tty, event),
            Then::ReadAgain(job) => self.load(job),
            Then::Drop => (),
        }
        Ok(None)
    }

    /// Lends the terminal to the person's editor and reads the file again afterwards.
    fn edit(&mut self, tty: &mut impl Tty, file: FileId, line: usize) -> io::Result<Option<End>> {
        let input = self.input(file);
        let Some(path) = input.as_ref().and_then(|input| input.path()) else {
            self.post(Event::Failed("this article is not a file, so it cannot be edited".to_owned()));
            return Ok(None);
        };
        let name = editor::chosen(|name| std::env::var(name).ok());
        self.loan.begin();
        tty.leave()?;
        let outcome = editor::run(&name, path, line);
        tty.enter()?;
        self.loan.end();
        let name = printable(&name);
        match outcome {
            Ok(status) if status.success() => (),
            Ok(status) => self.post(Event::Failed(format!("the editor {name} ended with {status}"))),
            Err(error) => self.post(Event::Failed(format!("the editor {name} could not be started: {error}"))),
        }
        self.open(file);
        let size = tty.size()?;
        self.tell(tty, Event::Resize(size))
    }

    /// Gives the terminal to the shell and stops; [`Session::come_back`] is called by `SIGCONT`.
    fn suspend(&mut self, tty: &mut impl Tty) -> io::Result<Option<End>> {
        tty.leave()?;
        self.away = true;
        if signals::stop() {
            return Ok(None);
        }
        self.post(Event::Failed("there is no shell to return to".to_owned()));
        self.come_back(tty)
    }

    /// Takes the terminal over again, after a suspend or when somebody stopped the process unasked.
    fn come_back(&mut self, tty: &mut impl Tty) -> io::Result<Option<End>> {
        tty.leave()?;
        tty.enter()?;
        self.away = false;
        let size = tty.size()?;
        self.tell(tty, Event::Resize(size))
    }
}

#[cfg(test)]
mod tests;
