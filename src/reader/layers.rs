//! What lies over the page: a line being typed, labels of links, a list, or the balance. One at a time.

use super::balance::BalanceSheet;
use super::link_hints::LinkHints;
use super::overlay::Overlay;
use super::prompt::Prompt;

/// One thing that lies over the page and takes the keys.
#[derive(Debug)]
pub(super) enum Layer {
    /// A line at the foot of the screen.
    Prompt(Prompt),
    /// Labels of the links on the screen.
    LinkHints(LinkHints),
    /// A list.
    List(Overlay),
    /// The balance; [`Layers::balance`] holds it.
    Balance,
}

/// What lies over the page, if anything does, and the balance as it was left.
#[derive(Debug, Default)]
pub(super) struct Layers {
    pub(super) open: Option<Layer>,
    /// Stays when it is closed, with the row that was chosen.
    pub(super) balance: BalanceSheet,
}

impl Layers {
    /// Whether nothing lies over the page.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_none()
    }

    /// Lays something over the page, in place of what lay there.
    pub(super) fn show(&mut self, layer: Layer) {
        self.open = Some(layer);
    }

    /// Takes away what lies over the page.
    pub(super) fn close(&mut self) {
        self.open = None;
    }

    /// Takes away labels of links; whatever else lies over the page stays.
    pub(super) fn close_link_hints(&mut self) {
        self.open.take_if(|layer| matches!(layer, Layer::LinkHints(_)));
    }

    /// The line being typed.
    pub(super) fn prompt(&self) -> Option<&Prompt> {
        if let Some(Layer::Prompt(prompt)) = &self.open { Some(prompt) } else { None }
    }

    /// The line being typed, to change it.
    pub(super) fn prompt_mut(&mut self) -> Option<&mut Prompt> {
        if let Some(Layer::Prompt(prompt)) = &mut self.open { Some(prompt) } else { None }
    }

    /// Takes the line being typed away from the page.
    pub(super) fn take_prompt(&mut self) -> Option<Prompt> {
        match self.open.take() {
            Some(Layer::Prompt(prompt)) => Some(prompt),
            other => {
                self.open = other;
                None
            }
        }
    }

    /// The labels of links.
    pub(super) fn link_hints(&self) -> Option<&LinkHints> {
        if let Some(Layer::LinkHints(hints)) = &self.open { Some(hints) } else { None }
    }

    /// The labels of links, to change them.
    pub(super) fn link_hints_mut(&mut self) -> Option<&mut LinkHints> {
        if let Some(Layer::LinkHints(hints)) = &mut self.open { Some(hints) } else { None }
    }

    /// The list.
    pub(super) fn list(&self) -> Option<&Overlay> {
        if let Some(Layer::List(list)) = &self.open { Some(list) } else { None }
    }

    /// The list, to change it.
    pub(super) fn list_mut(&mut self) -> Option<&mut Overlay> {
        if let Some(Layer::List(list)) = &mut self.open { Some(list) } else { None }
    }

    /// The balance, while it lies over the page.
    pub(super) fn open_balance(&self) -> Option<&BalanceSheet> {
        matches!(self.open, Some(Layer::Balance)).then_some(&self.balance)
    }

    /// The balance, while it lies over the page, to change it.
    pub(super) fn open_balance_mut(&mut self) -> Option<&mut BalanceSheet> {
        matches!(self.open, Some(Layer::Balance)).then_some(&mut self.balance)
    }
}
