//! Reading the word lists under `assets`: sections in brackets, entries that end at a comma, comments behind `#`.

/// A struct of such lists: a field for each, and the section of a word list that fills it. Entries end at a comma.
macro_rules! lists {
    ($(#[$about:meta])* $name:ident { $($(#[$tells:meta])* $field:ident $section:literal)* }) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        pub(crate) struct $name {
            $($(#[$tells])* pub(crate) $field: Vec<&'static str>,)*
        }

        impl $name {
            /// Takes in a line that stands under `section`; gives whether that is the name of one of these lists.
            pub(crate) fn take(&mut self, section: &str, line: &'static str) -> bool {
                let list = match section {
                    $($section => &mut self.$field,)*
                    _ => return false,
                };
                list.extend($crate::analysis::text::word_list::entries(line));
                true
            }
        }
    };
}

pub(crate) use lists;

/// The lines of a word list or a table without comments and blank lines.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The lines of a word list, each with the section it stands under.
pub(crate) fn sections(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    lines(text).filter_map(move |line| match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}

/// The entries of a line, which end at a comma.
pub(crate) fn entries(line: &str) -> impl Iterator<Item = &str> {
    line.split(',').map(str::trim).filter(|entry| !entry.is_empty())
}
