//! Moving by who is speaking, and showing it.

use crate::analysis::{AttributionId, SourceId};
use crate::reader::command::{Command, VoicesCommand};
use crate::reader::direction::Direction;
use crate::reader::index::{attribution, is_quotation};
use crate::reader::panel::{Target, statements};
use crate::reader::stops::{Step, Stop};
use crate::reader::{Mode, Reader};

impl Reader {
    /// Does a command on who is speaking.
    pub(super) fn voices_command(&mut self, command: VoicesCommand, count: Option<usize>) {
        let times = count.unwrap_or(1);
        match command {
            VoicesCommand::Statement(direction) => self.step_to(Stop::Statement, times, direction),
            VoicesCommand::Quotation(direction) => self.step_to(Stop::Quotation, times, direction),
            VoicesCommand::Assertion(direction) => self.step_to(Stop::Assertion, times, direction),
            VoicesCommand::SameSource(direction) => self.step_same_source(times, direction),
            VoicesCommand::Speaker => self.go_to_speaker(),
            VoicesCommand::OpenStatement => self.open_statement(),
            VoicesCommand::NextMode(direction) => self.cycle_mode(direction, times),
            VoicesCommand::PickMode => self.begin_command(Command::Voices(command)),
            VoicesCommand::OnlySource => self.only_source(),
            VoicesCommand::Attitudes => self.toggle_attitudes(),
            VoicesCommand::Unsure => self.unsure(count),
        }
    }

    /// Begins with a highlight mode; which source is meant by one source only is not known yet.
    pub(in crate::reader) fn begin_mode(&mut self, name: &str) {
        if name == "source" || !self.set_mode(name) {
            self.fail(format!("--highlight takes one of off, quotations, voices, author; “{name}” begins with voices"));
        } else {
            self.message = None;
        }
    }

    /// Picks a highlight mode by name; whether there is one.
    pub(in crate::reader) fn set_mode(&mut self, name: &str) -> bool {
        let mode = match name {
            "off" => Mode::Off,
            "quotations" => Mode::Quotations,
            "voices" => Mode::Voices,
            "author" => Mode::Author,
            "source" => {
                let Some(source) = self.source_in_focus() else {
                    self.tell("nobody is quoted here; go to a quotation first");
                    return true;
                };
                Mode::Source(source)
            }
            _ => return false,
        };
        self.show_mode(mode);
        true
    }

    fn show_mode(&mut self, mode: Mode) {
        self.appearance.set_mode(mode);
        self.drawn.outdate();
        let told = match mode {
            Mode::Off => "highlighting off".to_owned(),
            Mode::Quotations => "highlighting words in quotation marks".to_owned(),
            Mode::Voices => "highlighting everything quoted or paraphrased".to_owned(),
            Mode::Source(id) => format!("showing {} only; & shows all again", self.source_name(id)),
            Mode::Author => "showing the author only".to_owned(),
        };
        self.tell(told);
    }

    /// Steps through off, quotations, voices, one source, author, round and round. One source is the one that
    /// speaks here or else the first; it is passed over where nobody is quoted at all.
    fn cycle_mode(&mut self, direction: Direction, count: usize) {
        let source = match self.appearance.highlight.mode {
            Mode::Source(id) => Some(id),
            _ => self.source_in_focus().or_else(|| self.panel.speaking.first().map(|(id, _)| *id)),
        };
        let modes =
            [Some(Mode::Off), Some(Mode::Quotations), Some(Mode::Voices), source.map(Mode::Source), Some(Mode::Author)];
        let modes: Vec<Mode> = modes.into_iter().flatten().collect();
        let here = modes.iter().position(|mode| *mode == self.appearance.highlight.mode).unwrap_or(0);
        let next = here.cast_signed().saturating_add(direction.signed(count)).rem_euclid(modes.len().cast_signed());
        self.show_mode(modes[next.cast_unsigned()]);
    }

    fn only_source(&mut self) {
        if self.appearance.shows_one_source() {
            self.show_mode(self.appearance.mode_before());
        } else {
            self.set_mode("source");
        }
    }

    fn toggle_attitudes(&mut self) {
        let shown = &mut self.appearance.highlight.shown;
        shown.attitudes = !shown.attitudes;
        self.drawn.outdate();
        self.tell(if self.appearance.highlight.shown.attitudes {
            "showing beliefs and wishes"
        } else {
            "hiding beliefs and wishes"
        });
    }

    /// Draws the line below which attributions are unsure, or shows or hides what lies below it.
    fn unsure(&mut self, percent: Option<usize>) {
        let shown = &mut self.appearance.highlight.shown;
        match percent {
            Some(percent) => shown.sure_from = u8::try_from(percent.min(100)).unwrap_or(100),
            None => shown.unsure = !shown.unsure,
        }
        self.drawn.outdate();
        let shown = self.appearance.highlight.shown;
        let attributions = self.articles.open.as_ref().map_or(&[][..], |article| &article.analysis.attributions);
        let below = attributions.iter().filter(|it| shown.is_unsure(it)).count();
        let doing = if shown.unsure { "showing" } else { "hiding" };
        let all = attributions.len();
        self.tell(format!("{doing} statements below {} % confidence: {below} of {all}", shown.sure_from));
    }

    /// The source that speaks at the reading line, or the one that is chosen in the panel while it has the keys.
    pub(in crate::reader) fn source_in_focus(&self) -> Option<SourceId> {
        let article = self.articles.open.as_ref()?;
        let of_statement = |id| attribution(&article.analysis, id).source_id;
        if self.panel.has_keys && self.shows_panel() {
            return match self.panel.target()? {
                Target::Source(id) => Some(id),
                Target::Statement(id) => of_statement(id),
            };
        }
        of_statement(article.focus().attribution?)
    }

    pub(in crate::reader) fn source_name(&self, id: SourceId) -> String {
        let source = self.articles.open.as_ref().and_then(|article| article.analysis.sources.get(id.0 as usize));
        source.map(|source| crate::reader::one_line(&source.name)).unwrap_or_default()
    }

    fn step_to(&mut self, stop: Stop, count: usize, direction: Direction) {
        self.step(Step { stop, direction, count: count.max(1) });
    }

    pub(in crate::reader) fn step_same_source(&mut self, count: usize, direction: Direction) {
        match self.source_in_focus() {
            Some(source) => self.step_to(Stop::Source(source), count, direction),
            None => self.tell("nobody is quoted here; go to a quotation first"),
        }
    }

    /// Gives the keys to the panel, with who is speaking chosen there.
    fn go_to_speaker(&mut self) {
        if let Some((_, source)) = self.statement_in_focus() {
            self.select_in_panel(Target::Source(source));
        }
    }

    /// Gives the keys to the panel, with the statement in focus chosen there.
    pub(super) fn open_statement(&mut self) {
        if let Some((statement, _)) = self.statement_in_focus() {
            self.select_in_panel(Target::Statement(statement));
        }
    }

    /// The statement in focus and whose it is; tells why not, if the panel does not list it.
    fn statement_in_focus(&mut self) -> Option<(AttributionId, SourceId)> {
        let article = self.articles.open.as_ref()?;
        let Some(id) = article.focus().attribution else {
            let speaks = article.document.block(article.block()).kind.speaks();
            self.tell(if speaks { "the author is speaking here" } else { "nobody is speaking here" });
            return None;
        };
        let said = attribution(&article.analysis, id);
        if !self.appearance.highlight.shown.shows(said) {
            let key = if self.appearance.highlight.shown.is_unsure(said) { "U" } else { "A" };
            self.tell(format!("what is said here is hidden; {key} shows it"));
            return None;
        }
        let Some(source) = said.source_id else {
            self.tell("the source is not named here");
            return None;
        };
        Some((id, source))
    }

    fn select_in_panel(&mut self, target: Target) {
        let Some(article) = &self.articles.open else { return };
        self.panel.shown = Some(true);
        self.panel.has_keys = true;
        self.panel.select(article, target, self.appearance.highlight.shown);
    }

    /// Jumps to the first thing that a source says, or to one thing that it says.
    pub(in crate::reader) fn jump_to(&mut self, target: Target) {
        let Some(article) = &mut self.articles.open else { return };
        let said = match target {
            Target::Statement(id) => Some(id),
            Target::Source(id) => {
                let source = &article.analysis.sources[id.0 as usize];
                let said = || statements(&article.analysis, source, self.appearance.highlight.shown);
                let quoted = said().find(|id| is_quotation(attribution(&article.analysis, *id)));
                quoted.or_else(|| said().next())
            }
        };
        if let Some(id) = said {
            let start = attribution(&article.analysis, id).hull().start();
            article.jump_to(start);
        }
    }
}
