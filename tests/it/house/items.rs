//! What a file declares: types and other items, functions that take a `bool`, inherent impls.

use super::paths::{Path, path_at};
use super::tokens::{closing, is_word};

/// Words behind which the name of a type stands.
const TYPES: [&str; 4] = ["struct", "enum", "trait", "type"];

/// Words behind which the name of another item stands.
const OTHERS: [&str; 5] = ["fn", "const", "static", "union", "mod"];

/// What a file declares.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// Types, traits and aliases, with the associated types of traits and impls.
    pub(super) types: Vec<String>,
    /// Every other item, with methods.
    pub(super) others: Vec<String>,
    /// Functions with a parameter of type `bool`.
    pub(super) with_bool: Vec<String>,
    /// The types that inherent impls stand on, as the impls name them.
    pub(super) inherent: Vec<Path>,
}

impl Items {
    /// What these tokens declare.
    pub(super) fn of(tokens: &[&str]) -> Self {
        let mut items = Self::default();
        for at in 0..tokens.len().saturating_sub(1) {
            let name = tokens[at + 1];
            if TYPES.contains(&tokens[at]) && is_word(name) && begins_item(tokens, at) {
                items.types.push(name.to_owned());
            } else if OTHERS.contains(&tokens[at]) && is_word(name) {
                items.others.push(name.to_owned());
                if tokens[at] == "fn" && takes_bool(tokens, at + 2) {
                    items.with_bool.push(name.to_owned());
                }
            } else if tokens[at] == "impl" && begins_item(tokens, at) {
                items.inherent.extend(inherent(tokens, at + 1));
            }
        }
        items
    }
}

/// Whether an item begins here, and not a type such as `impl Fn()` or a name such as `r.type`.
fn begins_item(tokens: &[&str], at: usize) -> bool {
    at == 0 || ["}", "{", ";", "]", ")", "pub", "unsafe"].contains(&tokens[at - 1])
}

/// Whether the parameters that follow the name of a function hold a `bool`.
fn takes_bool(tokens: &[&str], behind_name: usize) -> bool {
    let open = behind_generics(tokens, behind_name);
    if tokens.get(open) != Some(&"(") {
        return false;
    }
    let parameters = &tokens[open..closing(tokens, open)];
    parameters.windows(2).any(|pair| pair == [":", "bool"])
}

/// The type of an impl whose generics or type begin here; none if it implements a trait.
fn inherent(tokens: &[&str], behind_impl: usize) -> Option<Path> {
    let mut at = behind_generics(tokens, behind_impl);
    if tokens[at] == "dyn" {
        at += 1;
    }
    let end = at + tokens[at..].iter().position(|token| *token == "{")?;
    let is_of_trait = tokens[at..end].contains(&"for");
    if is_of_trait || !is_word(tokens[at]) { None } else { Some(path_at(tokens, at)) }
}

/// Where the generics that begin here end; here if there are none.
fn behind_generics(tokens: &[&str], at: usize) -> usize {
    if tokens.get(at) == Some(&"<") { closing(tokens, at) + 1 } else { at }
}

#[test]
fn items_are_found() {
    let code = "
        pub(super) struct A<'a> { b: &'a str }
        pub(crate) enum C { D(bool) }
        impl<'a, T: Into<E>> A<'a> { fn f(&self, on: bool) -> bool { on } }
        impl fmt::Display for C { type G = H; }
        impl crate::x::Y { const Z: u8 = 0; }
        fn g<F: Fn(bool) -> bool>(f: F, x: impl Iterator<Item = C>) -> impl Fn() { r#type = 1 }
        unsafe impl<T> Send for A<T> where for<'b> T: J<'b> {}";
    let items = Items::of(&super::tokens::tokens(code));
    assert_eq!(items.types, ["A", "C", "G"]);
    assert_eq!(items.others, ["f", "Z", "g"]);
    assert_eq!(items.with_bool, ["f"]);
    assert_eq!(items.inherent, [vec!["A"], vec!["crate", "x", "Y"]]);
}
