//! Context words that decide whether a sign counts as one: `assets/argument/clauses.txt`, and the last sections of the
//! other word lists of stance.

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
        /// By what one may do something, if one may: "by law".
        by_law "by-law"
        /// What somebody may do who asks for it politely: "I may add".
        polite "polite"
        /// Words between "could" and its verb that tell of ability: "could hardly see".
        barely "barely"
        /// Subjects with which "could" tells of ability or of a choice.
        able "able"
        /// Of which one infers how they are: "it must be hard".
        inferred "inferred"
        /// Subjects of a "should" whose verb is the one before: "if they will not, she should".
        left_out "left-out"
        /// Subjects of "need" that are more than one, beside plurals.
        several "several"
        /// How words end that are no plurals.
        no_plural "no-plural"
        /// What happens by itself or is expected: "should arrive on Monday".
        expected "expected"
        /// What something is expected to be: "should be ready".
        expected_state "expected-state"
        /// What goes on in somebody's head, which one can only guess: "she must know".
        guessed "guessed"
        /// Who or what "has to stop".
        unnamed "unnamed"
        /// What a thing that has no duties is told to do: "this has to stop".
        stopped "stopped"
        /// What remedies are called: "the way to end this is to".
        remedies "remedies"
        /// What stands before a remedy that the author proposes: "the best way is to".
        proposed "proposed"
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
        /// What the object of an imperative begins with if it is a clause: "ask how".
        object_clause "object-clause"
        /// What stands after the comma behind an imperative that calls a thing to mind: "Consider, too, …".
        after_to_mind "after-to-mind"
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
        /// Before a booster that presses nothing.
        weakened "weakened"
        /// Before an adverb that tells the manner of a verb: "spoke more clearly".
        graded "graded"
        /// Before "indeed" that tells a degree: "very fine indeed".
        degrees "degrees"
        /// Before "actually" that tells what is so from what is not: "what actually happened".
        asked "asked"
        /// Words that may stand before the first of a clause and change nothing in it.
        openers "openers"
        /// What may stand between a subject and its verb and belongs to the subject: "we all must".
        floating "floating"
        /// What makes an aside of two words with "at", "of", "in" or "for": "must at least".
        short_asides "short-asides"
        /// What may stand, beside adverbs, between a modal verb and the verb that it helps: "must both".
        before_verb "before-verb"
        /// What opens a clause that hangs on another: "if we must".
        hanging "hanging"
        /// Do so where a pronoun comes next: "all we must do".
        hanging_before_pronoun "hanging-before-pronoun"
        /// What stands after "until", "before" or "after" where these open no clause: "until then we must".
        moments "moments"
    }
}
