//! Links: hints on them, following them, handing them to the browser, opening what is typed.

use crate::load::Input;
use crate::reader::command::{Command, LinksCommand};
use crate::reader::layers::Layer;
use crate::reader::link::{self, Destination};
use crate::reader::link_hints::{HintOutcome, LinkHints, Purpose};
use crate::reader::opening::Goal;
use crate::reader::{Effect, Key, Reader};

impl Reader {
    /// Does a command on links.
    pub(super) fn links_command(&mut self, command: LinksCommand) {
        match command {
            LinksCommand::Hints => self.hint_all(),
            LinksCommand::Follow => self.follow_focus(),
            LinksCommand::Browse => self.browse(),
            LinksCommand::Open => self.begin_command(Command::Links(command)),
        }
    }

    pub(super) fn hints_key(&mut self, key: Key) {
        let Some(pressed) = self.layers.link_hints_mut().map(|hints| hints.press(key)) else { return };
        if pressed != HintOutcome::Open {
            self.layers.close();
        }
        match pressed {
            HintOutcome::Open | HintOutcome::Ended => {}
            HintOutcome::Unknown(label) => self.tell(format!("no link has the label {label}")),
            HintOutcome::Chosen(address, Purpose::Follow) => self.follow(&address),
            HintOutcome::Chosen(address, Purpose::Browse) => self.effect(Effect::Browse(address)),
            HintOutcome::Chosen(address, Purpose::Copy) => {
                self.tell(format!("copied: {}", link::told(&address)));
                self.effect(Effect::Copy(address));
            }
        }
    }

    /// Labels all links that are on the screen.
    fn hint_all(&mut self) {
        self.leave_panel();
        let Some(article) = &self.articles.open else { return };
        let links = link::links_in(&article.document, self.drawn.page.span);
        match LinkHints::new(&article.document, &self.drawn.page, &self.areas(), &links, Purpose::Follow) {
            Some(hints) => self.layers.show(Layer::LinkHints(hints)),
            None => self.tell("there is no link on the screen"),
        }
    }

    /// Labels the links in focus, of which there are several.
    fn hint_focus(&mut self, purpose: Purpose) {
        let Some(article) = &self.articles.open else { return };
        let links = link::in_focus(article);
        match LinkHints::new(&article.document, &self.drawn.page, &self.areas(), &links, purpose) {
            Some(hints) => self.layers.show(Layer::LinkHints(hints)),
            None => self.tell("the links of this statement are not on the screen"),
        }
    }

    /// Follows the link in focus, or lets one of several be chosen; without one the statement is opened in the panel.
    fn follow_focus(&mut self) {
        let Some(article) = &self.articles.open else { return };
        match link::in_focus(article).as_slice() {
            [] => self.open_statement(),
            [link] => {
                let address = link.address.to_owned();
                self.follow(&address);
            }
            _ => self.hint_focus(Purpose::Follow),
        }
    }

    /// Shows the link in focus in the browser, or one of several, or else the article's own page.
    fn browse(&mut self) {
        let Some(article) = &self.articles.open else { return };
        let address = match link::in_focus(article).as_slice() {
            [] => article.document.meta().address.clone(),
            [link] => Some(link.address.to_owned()),
            _ => return self.hint_focus(Purpose::Browse),
        };
        match address {
            Some(address) => self.effect(Effect::Browse(address)),
            None => self.tell("there is no link in this sentence, and the article has no address"),
        }
    }

    /// Goes where a link leads, if that is a page or a part of this one.
    pub(in crate::reader) fn follow(&mut self, address: &str) {
        match Destination::of(address) {
            Destination::Page { page, part } if self.is_open(&page) => self.go_to_part(part.as_deref()),
            Destination::Page { page, part } => self.go_to_page(page, part),
            Destination::Here(part) => self.go_to_part(Some(&part)),
            Destination::Elsewhere => {
                self.tell(format!("{} is not a web page; o opens it in another program", link::told(address)));
            }
            Destination::Telephone => {
                self.tell(format!("{} is a phone number, not a page; F y copies it", link::told(address)));
            }
            // As `app` says of those that are given at the start.
            Destination::Secret => self.fail(format!(
                "{} contains a user name or password, which would be stored and shown; leave out \
                 the part before the @",
                link::told(address)
            )),
            Destination::Nowhere => self.fail(format!("{} is not a web address", link::told(address))),
        }
    }

    /// Opens what was typed: an address, or else what the app finds under this name, a file or a page.
    pub(in crate::reader) fn open_named(&mut self, name: &str) {
        if name.contains("://") {
            return self.follow(name);
        }
        let goal = Goal::Linked(name.split_once('#').map(|(_, part)| part.to_owned()));
        if let Some(file) = self.articles.list.named(name) {
            return self.go_to(file, goal);
        }
        let file = self.articles.list.add(name.to_owned(), None);
        self.wait_for(file, goal, Effect::Take { file, path: name.to_owned() });
    }

    /// Whether a page is the one that is open.
    fn is_open(&self, page: &str) -> bool {
        self.articles.open.as_ref().is_some_and(|article| {
            let own = article.document.meta().address.as_deref().and_then(link::page);
            self.articles.list.page(article.file) == Some(page) || own.as_deref() == Some(page)
        })
    }

    /// Goes to a part of the article that is open, or to its top.
    fn go_to_part(&mut self, part: Option<&str>) {
        let Some(article) = &mut self.articles.open else { return };
        let offset = part.and_then(|part| link::part(&article.document, part));
        article.jump(offset.unwrap_or_default());
        if offset.is_none() {
            self.tell("that link leads to this article; this is its top");
        }
    }

    fn go_to_page(&mut self, page: String, part: Option<String>) {
        let goal = Goal::Linked(part);
        if let Some(file) = self.articles.list.page_at(&page) {
            return self.go_to(file, goal);
        }
        let file = self.articles.list.add(page.clone(), Some(Input::Address(page.clone())));
        self.wait_for(file, goal, Effect::Follow { file, address: page });
    }
}
