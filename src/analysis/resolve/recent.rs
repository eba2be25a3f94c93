//! Whom a pronoun may stand for: who spoke last, who was named last.

use super::super::Kind;
use super::super::mention::{Gender, Pronoun};
use super::people::{EntityId, People};

/// Somebody who was named not long ago.
#[derive(Clone, Copy, Debug)]
struct Seen {
    entity: EntityId,
    paragraph: usize,
    speaks: bool,
}

/// How many namings are looked back upon.
const WINDOW: usize = 12;

/// The last namings.
#[derive(Debug, Default)]
pub(super) struct Recent {
    seen: Vec<Seen>,
    paper: Option<EntityId>,
}

impl Recent {
    /// Notes that somebody was named.
    pub(super) fn note(&mut self, entity: EntityId, people: &People<'_>, paragraph: usize, speaks: bool) {
        if people.get(entity).kind == Kind::Publication {
            self.paper = Some(entity);
        }
        if people.get(entity).is_named() {
            if self.seen.len() == WINDOW {
                self.seen.remove(0);
            }
            self.seen.push(Seen { entity, paragraph, speaks });
        }
    }

    /// The publication last named.
    pub(super) fn paper(&self) -> Option<EntityId> {
        self.paper
    }

    /// Whom a pronoun stands for, if that is clear: the fitting source who spoke last, in this paragraph or
    /// the one before, or the only fitting one who was named in it.
    pub(super) fn stands_for(&self, pronoun: Pronoun, people: &mut People<'_>, paragraph: usize) -> Option<EntityId> {
        let gender = match pronoun {
            Pronoun::He => Some(Gender::Male),
            Pronoun::She => Some(Gender::Female),
            _ => None,
        };
        let speaks = matches!(pronoun, Pronoun::They | Pronoun::It);
        let near = |it: &&Seen| {
            it.paragraph + 1 >= paragraph && (it.speaks || !speaks) && fits(people, it.entity, pronoun, gender)
        };
        let fitting: Vec<Seen> = self.seen.iter().filter(near).copied().collect();
        let here: Vec<Seen> = fitting.iter().filter(|it| it.paragraph == paragraph).copied().collect();
        let chosen = only(&here)
            .or_else(|| here.iter().rev().find(|it| it.speaks).map(|it| it.entity))
            .or_else(
                || if here.is_empty() { fitting.iter().rev().find(|it| it.speaks).map(|it| it.entity) } else { None },
            )
            .or_else(|| if here.is_empty() { only(&fitting) } else { None })?;
        if let Some(gender) = gender {
            people.learn(chosen, gender);
        }
        Some(chosen)
    }
}

/// The one entity that all of these are.
fn only(seen: &[Seen]) -> Option<EntityId> {
    let first = seen.first()?.entity;
    seen.iter().all(|it| it.entity == first).then_some(first)
}

fn fits(people: &People<'_>, entity: EntityId, pronoun: Pronoun, gender: Option<Gender>) -> bool {
    let entity = people.get(entity);
    match pronoun {
        Pronoun::He | Pronoun::She => {
            matches!(entity.kind, Kind::Person | Kind::Unnamed) && (entity.gender.is_none() || entity.gender == gender)
        }
        Pronoun::They => matches!(entity.kind, Kind::Group | Kind::Vague | Kind::Organization),
        Pronoun::It => matches!(entity.kind, Kind::Organization | Kind::Publication | Kind::Document),
        Pronoun::Author | Pronoun::Other => false,
    }
}
