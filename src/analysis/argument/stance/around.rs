//! Words that stand around a sign and tell whether it is one: the last sections of the word lists of `assets/argument`.

use crate::analysis::text::lists;

lists! {
    /// What stands around words that tell a stance.
    Around {
        /// Verbs of what befalls, with which "could" guesses.
        befalls "befalls"
        /// Adverbs that make a guess of "could", whatever the verb.
        guesses "guesses"
        /// What one may do something by or with, if one may.
        permits "permits"
        /// Who is "likely" as pollsters call them.
        polled "polled"
        /// What happens by itself or is expected: "should arrive on Monday".
        expected "expected"
        /// What something is expected to be: "should be ready".
        expected_state "expected-state"
        /// What goes on in somebody's head, which one can only guess: "she must know".
        guessed "guessed"
        /// What a thing that has no duties is told to do: "this has to stop".
        stopped "stopped"
        /// What remedies are called: "the way to end this is to".
        remedies "remedies"
        /// What a body is told to do: "the council has to act".
        acted "acted"
        /// Verbs that are no imperatives at the head of a clause: "thank the driver".
        no_command "no-command"
        /// What imposes a duty in the author's place: "under the act owners must register".
        laws "laws"
        /// Imperatives that call a thing to mind, which may be named right after them.
        to_mind "to-mind"
        /// Those of them that are hardly ever anything else.
        unmistakable "unmistakable"
        /// What can be done in a clear manner, which is then told: "clearly marked".
        shown "shown"
        /// What "simply" presses.
        pressed "pressed"
        /// What is "of course" in another sense: "a change of course".
        turned "turned"
        /// Before "no doubt" that is a noun: "there is no doubt".
        held "held"
        /// Before "in fact" that is no emphasis: "rooted in fact".
        based "based"
        /// Words that may stand before the first of a clause and change nothing in it.
        openers "openers"
    }
}
