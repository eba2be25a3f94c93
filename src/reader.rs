//! The reader as a state machine: [`Reader::update`] takes an [`Event`] and answers with [`Effect`]s.
//!
//! Nothing here draws, waits or touches the disk: the view reads this state, the app carries the effects out.
//! After every event the page and the panel are made anew from the place that was reached, so that what is drawn
//! never disagrees with what a key will do. Keys that only change a line being typed change neither; of those that come
//! together nobody sees more than the last.

mod appearance;
mod areas;
mod argument;
mod article;
mod article_list;
mod articles;
mod balance;
mod cells;
mod citation;
mod command;
mod command_line;
mod commands;
mod comparison;
mod correction;
mod direction;
mod drawn;
mod edit;
mod event;
mod flow;
mod highlight;
mod highlight_tag;
mod history;
mod index;
mod jump_list;
mod key;
mod keymap;
mod layers;
mod layout;
mod link;
mod link_hints;
mod list;
mod marks;
mod merge;
mod mode;
mod opening;
mod outline;
mod overlay;
mod overview;
mod page;
mod panel;
mod prompt;
mod recently_closed;
mod search;
mod status;
mod stops;
mod typing;
mod visibility;

use std::sync::Arc;

pub use areas::{Area, Areas, GUTTER, GUTTER_BAR, GUTTER_READING, PanelArea, Side, overlay_rows};
pub use argument::AuthorStop;
pub use article::Article;
pub use balance::{BalanceSheet, Ink, Meter, SheetEntry, SheetRow};
pub use cells::{Cell, cells, fit, one_line, width};
pub use command::{
    Argument, ArgumentCommand, COMMANDS, Command, CommandRow, ComparisonSide, FindCommand, Group, KeepCommand,
    KeyContext, LinksCommand, ListCommand, ListMotion, MODES, MoveCommand, PanelCommand, PanesCommand, ProgramCommand,
    THEMES, VoicesCommand,
};
pub use comparison::ArticleComparison;
pub use correction::corrected;
pub use direction::Direction;
pub use event::{Effect, Event, FileId, MouseAction, MouseEvent, Opened, Settings, Size};
pub use flow::Row;
pub use highlight::Run;
pub use highlight_tag::HighlightTag;
pub use index::{Focus, Hue, Index, Stops};
pub use key::{Key, KeyCode};
pub use layout::{Line, lay_out, marker};
pub use link_hints::{LinkHint, LinkHints};
pub use list::{ListRow, SelectableList};
pub use marks::{Dimension, Family, MARKS, Marks};
pub use merge::merge_parts;
pub use mode::{Highlight, Mode};
pub use outline::RowLook;
pub use overlay::{Half, Overlay, OverlayRow};
pub use page::{Bar, Page, PageRow};
pub use panel::{Panel, PanelRow, ShownRow};
pub use prompt::{Asks, Prompt};
pub use status::{Activity, Analysing, LinkTarget, Message, Ordinal, Position, SourceSpeaking, SpeakerInFocus, Status};
pub use visibility::Visibility;

use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::load::Input;
use appearance::Appearance;
use articles::Articles;
use commands::AwaitedStep;
use comparison::Comparing;
use drawn::Drawn;
use index::same_source;
use layers::Layers;
use opening::blocks_of;
use typing::Typing;

/// The whole state of the reader.
#[derive(Debug)]
pub struct Reader {
    settings: Settings,
    typing: Typing,
    articles: Articles,
    appearance: Appearance,
    panel: Panel,
    /// What lies over the page.
    layers: Layers,
    message: Option<Message>,
    comparing: Comparing,
    /// A jump that waits until what lies on its way is analysed.
    awaited_step: Option<AwaitedStep>,
    drawn: Drawn,
    effects: Vec<Effect>,
}

impl Reader {
    /// What is loaded for an article, if that is known: [`Effect::Take`] asks for it where it is not.
    pub fn input(&self, file: FileId) -> Option<&Arc<Input>> {
        self.articles.list.input(file)
    }

    /// A reader for some files, none of them open yet; the app sends [`Event::Opened`] for the first.
    pub fn new(mut settings: Settings) -> Self {
        let mode = settings.highlight.take();
        let mut reader = Self {
            typing: Typing::default(),
            articles: Articles::named(std::mem::take(&mut settings.files)),
            appearance: Appearance::new(settings.theme.clone()),
            settings,
            panel: Panel::default(),
            layers: Layers::default(),
            message: None,
            comparing: Comparing::default(),
            awaited_step: None,
            drawn: Drawn::default(),
            effects: Vec::new(),
        };
        if let Some(mode) = mode {
            reader.begin_mode(&mode);
        }
        reader
    }

    /// Says whether the next event is one of several that came together, and not the last of them. Then nobody sees what
    /// it leads to, and what is made only to be seen may wait for the last: the search for a line that is being typed.
    pub fn expect_more(&mut self, more_follows: bool) {
        self.typing.more_follows = more_follows;
    }

    /// Takes one event in and says what is to be done about it.
    pub fn update(&mut self, event: Event) -> Vec<Effect> {
        let was_typing = self.layers.prompt().is_some() && matches!(event, Event::Key(_));
        self.comparing.is_awaited &= !matches!(event, Event::Key(_) | Event::Mouse(_) | Event::Paste(_));
        match event {
            Event::Key(key) => self.key(key),
            Event::Paste(text) => self.paste(&text),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Resize(size) => self.resize(size),
            Event::Opened(opened) => self.opened(opened),
            Event::Begin(file) => self.await_first(file),
            Event::Resolved { file, input } => self.articles.list.resolve(file, input),
            Event::Arriving { file, progress } => {
                self.arriving_beside(file, &progress);
                self.arriving(file, progress);
            }
            Event::OpenFailed { file, message } => self.open_failed(file, message),
            Event::Analysed { document, analysis, index, complete, known } => {
                self.analysed(&document, (analysis, index), known, complete);
            }
            Event::AnalysisFailed { document, message } => self.analysis_failed(&document, message),
            Event::Compared(compared) => self.take_comparison(compared),
            Event::NotCompared(sentence) => self.not_compared(sentence),
            Event::Told(text) => self.tell(text),
            Event::Failed(text) => self.fail(text),
            Event::Unsaved(sentence) => self.ask_to_quit(&sentence),
            Event::Interrupted => self.effects.push(Effect::QuitNow),
        }
        // A key that only changed the line changed nothing else that is drawn.
        if was_typing && self.layers.prompt().is_some() && self.typing.more_follows {
            return std::mem::take(&mut self.effects);
        }
        self.search_if_due();
        self.refresh();
        self.ask_about_page();
        std::mem::take(&mut self.effects)
    }

    /// The article that is open.
    pub fn article(&self) -> Option<&Article> {
        self.articles.open.as_ref()
    }

    /// The rows of the article that stand on the screen.
    pub fn page(&self) -> &Page {
        &self.drawn.page
    }

    /// The hues of the overview, one a row; none is the author's.
    pub fn overview(&self) -> &[Option<Hue>] {
        &self.drawn.overview
    }

    /// The side panel; its rows are those that are shown.
    pub fn panel(&self) -> &Panel {
        &self.panel
    }

    /// The list that lies over the page.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.layers.list()
    }

    /// The line that is being typed.
    pub fn prompt(&self) -> Option<&Prompt> {
        self.layers.prompt()
    }

    /// The links to choose among, while their labels are shown.
    pub fn hints(&self) -> Option<&LinkHints> {
        self.layers.link_hints()
    }

    /// What is told until the next key.
    pub fn message(&self) -> Option<&Message> {
        self.message.as_ref()
    }

    /// What was pressed of a sequence of keys.
    pub fn pending_keys(&self) -> String {
        self.typing.keymap.shown()
    }

    /// Which voices are told apart.
    pub fn highlight(&self) -> Highlight {
        self.appearance.highlight
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.settings.size
    }

    /// What the status line says while nothing else has to be said.
    pub fn status(&self) -> Status {
        let status = |article| Status::new(article, self.appearance.highlight);
        let mut status = self.articles.open.as_ref().map(status).unwrap_or_default();
        let beside = self.awaited_beside();
        status.position.is_comparing = self.comparing.asked.is_some() && beside.is_none();
        let hints = self.layers.link_hints().map(|hints| Activity { what: hints.told(), keys: hints.keys() });
        status.doing = hints.or_else(|| self.awaited()).or_else(|| self.awaiting_step()).or(beside);
        status
    }

    /// Where everything stands on the screen.
    pub fn areas(&self) -> Areas {
        areas::areas(self.settings.size, self.shows_panel(), self.appearance.measure)
    }

    /// Whether the panel is shown, beside the article or below it; without an article there is nothing to show in it.
    fn shows_panel(&self) -> bool {
        self.articles.open.is_some() && self.panel.shown.unwrap_or(areas::is_wide(self.settings.size))
    }

    fn resize(&mut self, size: Size) {
        // Labels stand where their links were.
        self.layers.close_link_hints();
        self.drawn.outdate();
        self.settings.size = size;
        if self.layers.list().is_some_and(|it| it.is_to_be_compared_anew(size)) {
            self.show_comparison();
        }
    }

    /// Asks for what is on the screen to be analysed before the rest, if one came there faster than the worker, or for
    /// what a jump waits for.
    fn ask_about_page(&mut self) {
        let Some(article) = self.articles.open.as_ref().filter(|article| !article.complete) else { return };
        let wanted = self.awaited_part().unwrap_or(self.drawn.page.span);
        if self.drawn.asked.covers(wanted) {
            return;
        }
        self.drawn.asked = blocks_of(&article.document, wanted);
        self.effects.push(Effect::AnalysePart { document: Arc::clone(&article.document), part: self.drawn.asked });
    }

    fn analysed(
        &mut self,
        document: &Arc<Document>,
        found: (Arc<Analysis>, Arc<Index>),
        known: Vec<Span>,
        complete: bool,
    ) {
        let is_it = |it: &Article| Arc::ptr_eq(&it.document, document) && (complete || !it.complete);
        if self.articles.open.as_ref().is_some_and(is_it) {
            self.change_analysis(|article| article.set_analysis(found, known, complete));
            self.step_on();
        } else if let Some(other) = self.articles.recently_closed.iter_mut().find(|it| is_it(it)) {
            // Whoever comes back need not wait for it once more.
            other.set_analysis(found, known, complete);
        }
    }

    fn analysis_failed(&mut self, document: &Arc<Document>, message: String) {
        if let Some(article) = self.articles.open.as_mut().filter(|it| Arc::ptr_eq(&it.document, document)) {
            article.complete = true;
            self.awaited_step = None;
            self.fail(message);
        }
    }

    /// Changes who says what; the sources that were chosen stay the same somebodies.
    fn change_analysis(&mut self, change: impl FnOnce(&mut Article)) {
        let Some(article) = &mut self.articles.open else { return };
        let before = Arc::clone(&article.analysis);
        change(article);
        let after = &article.analysis;
        let after = Arc::clone(after);
        self.panel.renumber(|id| same_source(&before, id, &after));
        self.renumber_step(|id| same_source(&before, id, &after));
        self.appearance.renumber(|id| same_source(&before, id, &after));
        self.drawn.outdate();
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: false, asks_to_quit: false });
    }

    fn fail(&mut self, text: impl Into<String>) {
        self.message = Some(Message { text: text.into(), is_error: true, asks_to_quit: false });
    }

    /// Makes what is drawn anew.
    fn refresh(&mut self) {
        let areas = self.areas();
        self.panel.has_keys &= areas.panel.is_some();
        let Some(article) = &mut self.articles.open else { return };
        if let Some(overlay) = self.layers.list_mut() {
            if self.drawn.is_stale() {
                overlay.arrange(article, self.appearance.highlight);
            }
            let area = overlay.area(self.settings.size);
            overlay.follow(overlay_rows(area));
            overlay.put_in_words(article, area);
        }
        article.set_columns(usize::from(areas.text.width));
        self.drawn.page = Page::new(article, self.appearance.highlight, usize::from(areas.page.height));
        let rows = usize::from(areas.overview.height);
        if self.drawn.is_stale() {
            article.show(self.appearance.highlight.shown);
            self.panel.arrange(article, self.appearance.highlight.shown);
            self.drawn.overview = overview::overview(
                &article.document,
                &article.analysis,
                &article.index,
                self.appearance.highlight,
                rows,
            );
            if let Some(balance) = self.layers.open_balance_mut() {
                balance.renew(article, self.appearance.highlight.shown);
            }
            self.drawn.freshen();
        }
        if let Some(balance) = self.layers.open_balance_mut() {
            balance.follow(self.settings.size);
        }
        if let Some(panel) = areas.panel {
            self.panel.refresh(article, self.appearance.highlight.shown, usize::from(panel.list.height));
        }
    }
}
