//! Which assertions are listed.

use crate::analysis::{Role, Stance};
use crate::reader::marks::Family;

/// The stances in the order in which they are gone through. Nobody looks for what is asserted as it is.
const STANCES: [Stance; 4] = [Stance::Hedged, Stance::Boosted, Stance::Question, Stance::Directive];
/// The roles in theirs: what the argument comes to first.
const ROLES: [Role; 6] =
    [Role::Conclusion, Role::Reason, Role::Concession, Role::Contrast, Role::Condition, Role::Example];

/// The stance and the role that are wanted; none is any.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Filter {
    stance: Option<Stance>,
    role: Option<Role>,
}

impl Filter {
    /// Whether everything is listed, what others say too.
    pub(super) fn is_off(self) -> bool {
        self == Self::default()
    }

    /// Whether an assertion of this stance and role is wanted.
    pub(super) fn takes(self, (stance, role): (Stance, Option<Role>)) -> bool {
        self.takes_stance(stance) && self.takes_role(role)
    }

    pub(super) fn takes_stance(self, stance: Stance) -> bool {
        self.stance.is_none_or(|wanted| wanted == stance)
    }

    pub(super) fn takes_role(self, role: Option<Role>) -> bool {
        self.role.is_none() || self.role == role
    }

    /// Wants the next stance that occurs, or else any.
    pub(super) fn next_stance(&mut self, occurs: impl Fn(Stance) -> bool) {
        self.stance = next(&STANCES, self.stance, occurs);
    }

    /// Wants the next role that occurs, or else any.
    pub(super) fn next_role(&mut self, occurs: impl Fn(Role) -> bool) {
        self.role = next(&ROLES, self.role, occurs);
    }

    /// What is wanted, in words; nothing if that is everything.
    pub(super) fn name(self) -> Option<String> {
        let stance = self.stance.and_then(Family::of_stance);
        let role = Family::of_role(self.role);
        let names: Vec<String> = stance.into_iter().chain(role).map(many).collect();
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// What several of a family are called.
fn many(family: Family) -> String {
    let name = family.name();
    if matches!(family, Family::Hedged | Family::Boosted) { name.to_owned() } else { format!("{name}s") }
}

/// The first of `all` after `now` that occurs.
fn next<T: Copy + PartialEq>(all: &[T], now: Option<T>, occurs: impl Fn(T) -> bool) -> Option<T> {
    let gone_through = now.and_then(|now| all.iter().position(|it| *it == now)).map_or(0, |index| index + 1);
    all.iter().skip(gone_through).copied().find(|it| occurs(*it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_occurs_is_gone_through() {
        let mut filter = Filter::default();
        let mut names = Vec::new();
        for _ in 0..3 {
            filter.next_stance(|stance| matches!(stance, Stance::Hedged | Stance::Question));
            names.push(filter.name());
        }
        filter.next_role(|role| role == Role::Contrast);
        names.push(filter.name());
        filter.next_stance(|_| true);
        names.push(filter.name());
        filter.next_role(|role| role == Role::Contrast);
        names.push(filter.name());
        let names: Vec<&str> = names.iter().map(|name| name.as_deref().unwrap_or("all")).collect();
        assert_eq!(names, ["hedged", "questions", "all", "contrasts", "hedged, contrasts", "hedged"]);
    }
}
