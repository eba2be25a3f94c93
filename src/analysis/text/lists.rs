//! Lists of words that a rule looks for around another word, from the word lists under `assets`.

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
                list.extend(line.split(',').map(str::trim).filter(|it| !it.is_empty()));
                true
            }
        }
    };
}

pub(crate) use lists;
