//! The reader as a state machine: [`Reader::update`] takes an [`Event`] and answers with [`Effect`]s.
//!
//! Nothing here draws, waits or touches the disk: the view reads this state, the app carries the effects out.
//! After every event the page and the panel are made anew from the place that was reached, so that what is drawn
//! never disagrees with what a key will do. Keys that only change a line being typed change neither; of those that come
//! together nobody sees more than the last.

mod areas;
mod argument;
mod article;
mod article_list;
mod balance;
mod cells;
mod citation;
mod command;
mod command_line;
mod commands;
mod comparison;
mod correction;
mod direction;
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
mod shown;
mod status;
mod stops;

use std::collections::BTreeMap;
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
pub use shown::Shown;
pub use status::{Analysing, Doing, LinkTarget, Message, Ordinal, Position, SourceSpeaking, SpeakerInFocus, Status};

use crate::analysis::Analysis;
use crate::document::{Document, Span};
use crate::load::Input;
use article_list::ArticleList;
use commands::AwaitedStep;
use comparison::Comparing;
use history::History;
use index::same_source;
use keymap::Keymap;
use layers::Layers;
use opening::{PendingArticle, blocks_of};
use recently_closed::RecentlyClosed;

/// Columns that running text takes at most, until the reader wants it otherwise.
const MEASURE: u16 = 66;

/// The whole state of the reader.
#[derive(Debug)]
pub struct Reader {
    settings: Settings,
    keymap: Keymap,
    list: ArticleList,
    article: Option<Article>,
    /// Articles that were open before, with the places that were reached in them.
    recently_closed: RecentlyClosed,
    history: History,
    highlight: Highlight,
    /// The mode to come back to from one source only.
    mode_before: Mode,
    measure: u16,
    theme: String,
    panel: Panel,
    layers: Layers,
    prompt_history: BTreeMap<Asks, Vec<String>>,
    /// Whether more keys have come already; see [`Reader::expect_more`].
    more_follows: bool,
    message: Option<Message>,
    pending: Option<PendingArticle>,
    comparing: Comparing,
    /// Whether the mouse is held down on the overview.
    holds_overview: bool,
    page: Page,
    overview: Vec<Option<Hue>>,
    /// The part of the text that was last asked to be analysed first.
    asked: Span,
    /// A jump that waits until what lies on its way is analysed.
    awaited_step: Option<AwaitedStep>,
    /// Whether the overview and the panel's order are out of date.
    is_stale: bool,
    effects: Vec<Effect>,
}

impl Reader {
    /// What is loaded for an article, if that is known: [`Effect::Take`] asks for it where it is not.
    pub fn input(&self, file: FileId) -> Option<&Arc<Input>> {
        self.list.input(file)
    }

    /// A reader for some files, none of them open yet; the app sends [`Event::Opened`] for the first.
    pub fn new(mut settings: Settings) -> Self {
        let mode = settings.highlight.take();
        let mut reader = Self {
            keymap: Keymap::default(),
            list: ArticleList::new(std::mem::take(&mut settings.files)),
            article: None,
            recently_closed: RecentlyClosed::default(),
            history: History::default(),
            highlight: Highlight { mode: Mode::default(), shown: Shown::default(), marks: Marks::default() },
            mode_before: Mode::default(),
            measure: MEASURE,
            theme: settings.theme.clone(),
            settings,
            panel: Panel::default(),
            layers: Layers::default(),
            prompt_history: BTreeMap::new(),
            more_follows: false,
            message: None,
            pending: None,
            comparing: Comparing::default(),
            holds_overview: false,
            page: Page::default(),
            overview: Vec::new(),
            asked: Span::default(),
            awaited_step: None,
            is_stale: true,
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
        self.more_follows = more_follows;
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
            Event::Resolved { file, input } => self.list.resolve(file, input),
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
        if was_typing && self.layers.prompt().is_some() && self.more_follows {
            return std::mem::take(&mut self.effects);
        }
        self.search_if_due();
        self.refresh();
        self.ask_about_page();
        std::mem::take(&mut self.effects)
    }

    /// The article that is open.
    pub fn article(&self) -> Option<&Article> {
        self.article.as_ref()
    }

    /// The rows of the article that stand on the screen.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The hues of the overview, one a row; none is the author's.
    pub fn overview(&self) -> &[Option<Hue>] {
        &self.overview
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
        self.keymap.shown()
    }

    /// Which voices are told apart.
    pub fn highlight(&self) -> Highlight {
        self.highlight
    }

    /// The size of the screen.
    pub fn size(&self) -> Size {
        self.settings.size
    }

    /// What the status line says while nothing else has to be said.
    pub fn status(&self) -> Status {
        let status = |article| Status::new(article, self.highlight);
        let mut status = self.article.as_ref().map(status).unwrap_or_default();
        let beside = self.awaited_beside();
        status.position.is_comparing = self.comparing.asked.is_some() && beside.is_none();
        let hints = self.layers.link_hints().map(|hints| Doing { what: hints.told(), keys: hints.keys() });
        status.doing = hints.or_else(|| self.awaited()).or_else(|| self.awaiting_step()).or(beside);
        status
    }

    /// Where everything stands on the screen.
    pub fn areas(&self) -> Areas {
        areas::areas(self.settings.size, self.shows_panel(), self.measure)
    }

    /// Whether the panel is shown, beside the article or below it; without an article there is nothing to show in it.
    fn shows_panel(&self) -> bool {
        self.article.is_some() && self.panel.shown.unwrap_or(areas::is_wide(self.settings.size))
    }

    fn resize(&mut self, size: Size) {
        // Labels stand where their links were.
        self.layers.close_link_hints();
        self.is_stale = true;
        self.settings.size = size;
        if self.layers.list().is_some_and(|it| it.is_to_be_compared_anew(size)) {
            self.show_comparison();
        }
    }

    /// Asks for what is on the screen to be analysed before the rest, if one came there faster than the worker, or for
    /// what a jump waits for.
    fn ask_about_page(&mut self) {
        let Some(article) = self.article.as_ref().filter(|article| !article.complete) else { return };
        let wanted = self.awaited_part().unwrap_or(self.page.span);
        if self.asked.covers(wanted) {
            return;
        }
        self.asked = blocks_of(&article.document, wanted);
        self.effects.push(Effect::AnalysePart { document: Arc::clone(&article.document), part: self.asked });
    }

    fn analysed(
        &mut self,
        document: &Arc<Document>,
        found: (Arc<Analysis>, Arc<Index>),
        known: Vec<Span>,
        complete: bool,
    ) {
        let is_it = |it: &Article| Arc::ptr_eq(&it.document, document) && (complete || !it.complete);
        if self.article.as_ref().is_some_and(is_it) {
            self.change_analysis(|article| article.set_analysis(found, known, complete));
            self.step_on();
        } else if let Some(other) = self.recently_closed.iter_mut().find(|it| is_it(it)) {
            // Whoever comes back need not wait for it once more.
            other.set_analysis(found, known, complete);
        }
    }

    fn analysis_failed(&mut self, document: &Arc<Document>, message: String) {
        if let Some(article) = self.article.as_mut().filter(|it| Arc::ptr_eq(&it.document, document)) {
            article.complete = true;
            self.awaited_step = None;
            self.fail(message);
        }
    }

    /// Changes who says what; the sources that were chosen stay the same somebodies.
    fn change_analysis(&mut self, change: impl FnOnce(&mut Article)) {
        let Some(article) = &mut self.article else { return };
        let before = Arc::clone(&article.analysis);
        change(article);
        let after = &article.analysis;
        let after = Arc::clone(after);
        self.panel.renumber(|id| same_source(&before, id, &after));
        self.renumber_step(|id| same_source(&before, id, &after));
        if let Mode::Source(id) = self.highlight.mode {
            self.highlight.mode = same_source(&before, id, &after).map_or(self.mode_before, Mode::Source);
        }
        self.is_stale = true;
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
        let Some(article) = &mut self.article else { return };
        if let Some(overlay) = self.layers.list_mut() {
            if self.is_stale {
                overlay.arrange(article, self.highlight);
            }
            let area = overlay.area(self.settings.size);
            overlay.follow(overlay_rows(area));
            overlay.put_in_words(article, area);
        }
        article.set_columns(usize::from(areas.text.width));
        self.page = Page::new(article, self.highlight, usize::from(areas.page.height));
        let rows = usize::from(areas.overview.height);
        if self.is_stale {
            article.show(self.highlight.shown);
            self.panel.arrange(article, self.highlight.shown);
            self.overview =
                overview::overview(&article.document, &article.analysis, &article.index, self.highlight, rows);
            if let Some(balance) = self.layers.open_balance_mut() {
                balance.renew(article, self.highlight.shown);
            }
            self.is_stale = false;
        }
        if let Some(balance) = self.layers.open_balance_mut() {
            balance.follow(self.settings.size);
        }
        if let Some(panel) = areas.panel {
            self.panel.refresh(article, self.highlight.shown, usize::from(panel.list.height));
        }
    }
}
