//! Whom a pronoun may stand for: looks back sentence by sentence for the nearest who fit.
//!
//! In the nearest sentence that names anybody who fits, the one who speaks there is meant; where nobody speaks,
//! the only one. Where two are as near, nobody is.

use std::collections::VecDeque;

use super::people::{EntityId, People};
use crate::analysis::result::Kind;
use crate::analysis::who::mention::{Place, Pronoun};

/// How somebody was named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Weight {
    /// In what somebody else says, or in a headline.
    Inside,
    /// In passing.
    Beside,
    /// As what a sentence is about.
    Subject,
    /// As one who says something.
    Source,
}

/// Somebody who was named not long ago.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecentMention {
    pub(super) entity: EntityId,
    /// The byte where the mention begins.
    pub(super) at: usize,
    pub(super) place: Place,
    pub(super) weight: Weight,
}

/// How many namings are looked back upon.
const WINDOW: usize = 48;
/// How many paragraphs back "he" may reach, past those where nobody fits.
const REACH: usize = 3;

/// The last namings.
#[derive(Debug, Default)]
pub(super) struct Recent {
    seen: VecDeque<RecentMention>,
    /// The publications of the paragraph in which one was named last, and of the one before, and how many there
    /// are altogether.
    papers: Vec<(EntityId, usize)>,
    several_papers: bool,
}

impl Recent {
    /// Notes that somebody was named.
    pub(super) fn note(&mut self, seen: RecentMention, people: &People<'_>) {
        if people.get(seen.entity).kind == Kind::Publication {
            self.several_papers |= self.papers.iter().any(|it| it.0 != seen.entity);
            self.papers.retain(|it| it.1 + 1 >= seen.place.paragraph);
            self.papers.push((seen.entity, seen.place.paragraph));
        }
        if self.seen.len() == WINDOW {
            self.seen.pop_front();
        }
        self.seen.push_back(seen);
    }

    /// The publication that "the paper" stands for: the only one, or the only one of this paragraph and the last.
    pub(super) fn paper(&self, paragraph: usize) -> Option<EntityId> {
        let near: Vec<EntityId> =
            self.papers.iter().filter(|it| !self.several_papers || it.1 + 1 >= paragraph).map(|it| it.0).collect();
        only(near.iter().copied())
    }

    /// Whom a pronoun at byte `at` stands for, if that is clear; nobody of `excluded`.
    pub(super) fn stands_for(
        &self,
        pronoun: Pronoun,
        (at, place): (usize, Place),
        excluded: &[EntityId],
        people: &People<'_>,
    ) -> Option<EntityId> {
        let reach = if matches!(pronoun, Pronoun::He | Pronoun::She) { REACH } else { 1 };
        let near = |it: &&RecentMention| {
            it.at < at
                && it.place.paragraph + reach >= place.paragraph
                && !excluded.contains(&it.entity)
                && fits(people, it.entity, pronoun)
        };
        let mut fitting: Vec<RecentMention> = self.seen.iter().filter(near).copied().collect();
        fitting.sort_by_key(|it| std::cmp::Reverse(it.at));
        let nearest = fitting.first()?.place;
        let back = place.paragraph - nearest.paragraph;
        if back > 1 {
            return only(fitting.iter().map(|it| it.entity));
        }
        let (tier, rest) = fitting.split_at(fitting.partition_point(|it| it.place.sentence == nearest.sentence));
        let speaking = || tier.iter().filter(|it| it.weight == Weight::Source).map(|it| it.entity);
        if pronoun == Pronoun::It {
            return only(tier.iter().map(|it| it.entity)).filter(|_| back == 0 || speaking().next().is_some());
        }
        if speaking().next().is_some() {
            return only(speaking());
        }
        let chosen = only(tier.iter().map(|it| it.entity))?;
        // One who is named in passing yields to one who spoke in the sentence before: nobody is meant for sure.
        let weight = tier.iter().map(|it| it.weight).max();
        let rival = |it: &RecentMention| {
            it.place.sentence + 1 == nearest.sentence
                && it.place.paragraph == nearest.paragraph
                && it.weight > Weight::Beside
                && it.entity != chosen
        };
        let rivals = weight < Some(Weight::Subject) && rest.iter().any(rival);
        let apart = back > 0 && rest.iter().any(|it| it.place.paragraph == nearest.paragraph && it.entity != chosen);
        (!rivals && !apart).then_some(chosen)
    }
}

/// The one entity that all of these are.
fn only(mut entities: impl Iterator<Item = EntityId>) -> Option<EntityId> {
    let first = entities.next()?;
    entities.all(|it| it == first).then_some(first)
}

fn fits(people: &People<'_>, entity: EntityId, pronoun: Pronoun) -> bool {
    let several = people.is_several(entity);
    let entity = people.get(entity);
    let gender = pronoun.gender();
    match pronoun {
        Pronoun::He | Pronoun::She => {
            matches!(entity.kind, Kind::Person | Kind::Unnamed) && (entity.gender.is_none() || entity.gender == gender)
        }
        Pronoun::They => matches!(entity.kind, Kind::Group | Kind::Vague),
        Pronoun::It => !several && matches!(entity.kind, Kind::Organization | Kind::Publication | Kind::Document),
        Pronoun::Author | Pronoun::Other => false,
    }
}
