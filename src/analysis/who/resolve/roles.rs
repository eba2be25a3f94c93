//! Who is what: "the senator", "the ministry", "the former mayor".

use std::collections::HashMap;

use super::people::EntityId;
use crate::analysis::who::words::role_meanings;

/// How many with one role are told apart; in a list of more, "the senator" is nobody.
const MOST: usize = 8;

/// Whether somebody has a role, or had it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Tenure {
    Current,
    Former,
}

/// Everybody by what they are.
#[derive(Debug, Default)]
pub(super) struct Roles {
    by_role: HashMap<(String, Tenure), Vec<Holder>>,
}

/// Somebody with a role.
#[derive(Clone, Debug)]
struct Holder {
    entity: EntityId,
    /// What narrows the role down, in lower case: "fisheries minister".
    phrase: String,
    /// Where the text says so first.
    from: usize,
}

impl Roles {
    /// Notes that somebody has a role, by a phrase in lower case that ends with it.
    pub(super) fn add(&mut self, phrase: &str, tenure: Tenure, entity: EntityId, from: usize) {
        for role in meanings(last(phrase)) {
            let holders = self.by_role.entry((role.to_owned(), tenure)).or_default();
            let room = holders.len() < MOST;
            match holders.iter_mut().find(|it| it.entity == entity) {
                Some(known) if known.phrase.len() < phrase.len() => phrase.clone_into(&mut known.phrase),
                None if room => holders.push(Holder { entity, phrase: phrase.to_owned(), from }),
                Some(_) | None => {}
            }
        }
    }

    /// The one who is meant by a phrase at `at`: among those with that role who `fit`, the only one of whom the
    /// text has told by then, or the only one at all.
    pub(super) fn one(
        &self,
        phrase: &str,
        tenure: Tenure,
        at: usize,
        fit: impl Fn(EntityId) -> bool,
    ) -> Option<EntityId> {
        let role = meanings(last(phrase)).first().copied()?;
        let holders = self.by_role.get(&(role.to_owned(), tenure)).filter(|it| it.len() < MOST)?;
        let narrow = phrase.contains(' ');
        let meant = |it: &&Holder| (!narrow || it.phrase.ends_with(phrase)) && fit(it.entity);
        let fitting: Vec<&Holder> = holders.iter().filter(meant).collect();
        let told: Vec<&Holder> = fitting.iter().copied().filter(|it| it.from <= at).collect();
        match (told.as_slice(), fitting.as_slice()) {
            ([only], _) | ([], [only]) => Some(only.entity),
            _ => None,
        }
    }

    /// Whether somebody has the role that a title names.
    pub(super) fn has(&self, title: &str, entity: EntityId) -> bool {
        let role = meanings(last(title)).first().copied().unwrap_or_default();
        let holders = self.by_role.get(&(role.to_owned(), Tenure::Current));
        holders.is_some_and(|it| it.iter().any(|it| it.entity == entity))
    }
}

impl Roles {
    /// Whether anybody has the role that a phrase names.
    pub(super) fn is_held(&self, phrase: &str) -> bool {
        let role = meanings(last(phrase)).first().copied().unwrap_or_default();
        self.by_role.contains_key(&(role.to_owned(), Tenure::Current))
    }
}

fn last(phrase: &str) -> &str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

/// What a word for a role means: first itself, made one with its forms, then what it is a kind of. Nothing for
/// what is no role.
fn meanings(word: &str) -> Vec<&str> {
    role_meanings(word).map_or_else(|| vec![word], <[&str]>::to_vec)
}
