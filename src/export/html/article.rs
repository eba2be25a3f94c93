//! One article of the page: its head, who is speaking, its text, its balance in detail.

use std::fmt::Write as _;

use super::escape::escaped;
use super::inline::{Inline, WhiteSpace};
use super::signs;
use crate::document::{Block, BlockKind, Span};
use crate::export::AnalysedArticle;
use crate::export::report::{BalanceReport, BarOwner, Chart, ChartRow};
use crate::export::svg::{self, StripSegment};
use crate::wording::{CHECKABLE_IS_SHOWN_AT_FIRST, SCARE_QUOTES_ARE_SHOWN_AT_FIRST};

/// How many of the charts stand above the article: those that tell owner words it is made of.
const FIRST: usize = 2;

/// An article that is put on the page.
pub(super) struct Paper<'a> {
    article: &'a AnalysedArticle<'a>,
    number: usize,
    inline: Inline<'a>,
}

impl<'a> Paper<'a> {
    pub(super) fn new(article: &'a AnalysedArticle<'a>, number: usize) -> Self {
        Self { article, number, inline: Inline::new(article, number) }
    }

    /// All of it; `level` is that of its heading.
    pub(super) fn page(&self, sheet: &BalanceReport, level: usize) -> String {
        let (first, rest) = sheet.charts.split_at(sheet.charts.len().min(FIRST));
        let below = level + 1;
        let title = self.title(sheet);
        let about = escaped(&sheet.about.join(" · "));
        let mut page = format!("<article id=\"a{}\">\n", self.number);
        let _ = writeln!(page, "<header>\n<h{level}>{title}</h{level}>\n<p class=\"about\">{about}</p>");
        for notice in &sheet.notices {
            let _ = writeln!(page, "<p class=\"notice\">{}</p>", escaped(notice));
        }
        let _ = writeln!(page, "{}\n</header>\n<div class=\"sheet\">", self.strip());
        let _ = writeln!(page, "<section class=\"voices\">\n<h{below}>Who is speaking</h{below}>");
        page.extend(first.iter().map(|it| self.chart(it)));
        page.push_str(&self.legend());
        let _ = writeln!(page, "</section>\n<section class=\"text\">\n<h{below}>The article</h{below}>");
        page.push_str(&self.text(below));
        let _ = writeln!(page, "</section>\n<section class=\"detail\">\n<h{below}>The balance in detail</h{below}>");
        page.extend(rest.iter().map(|it| self.chart(it)));
        page.push_str("<dl>\n");
        for (what, told) in &sheet.facts {
            let _ = writeln!(page, "<dt>{what}</dt><dd>{}</dd>", escaped(told));
        }
        page + "</dl>\n</section>\n</div>\n</article>\n"
    }

    fn title(&self, sheet: &BalanceReport) -> String {
        let block = self.article.document.blocks().iter().find(|it| it.kind == BlockKind::Title);
        block.map_or_else(|| escaped(&sheet.title), |it| self.inline.html(it.span, WhiteSpace::Collapsed))
    }

    fn strip(&self) -> String {
        let pieces = self.inline.strip();
        let pieces = pieces.iter().map(|(end, class, height)| StripSegment { end: *end, class, height: *height });
        let label = "Who is speaking, from the first word to the last; the figures are below";
        svg::strip(self.article.document.text().len(), pieces, label)
    }

    fn chart(&self, chart: &Chart) -> String {
        let rows: String = chart.rows.iter().map(|row| self.row(row)).collect();
        let Chart { title, base, .. } = chart;
        format!("<table>\n<caption>{title} <small>{base}</small></caption>\n{rows}</table>\n")
    }

    fn row(&self, row: &ChartRow) -> String {
        let (id, number, class) = match row.owner {
            BarOwner::Author => (String::new(), String::new(), String::from("author")),
            BarOwner::Others => (String::new(), String::new(), String::from("others")),
            BarOwner::Source(source) => {
                let hue = self.inline.hue(Some(source));
                let (nth, id) = self.inline.row(source).unwrap_or_default();
                (format!(" id=\"{id}\""), format!("<b class=\"{hue}\">{nth}</b> "), hue)
            }
        };
        let note = if row.note.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(&row.note)) };
        let bar = svg::bar(row.part, row.of, &class);
        let (name, part, share) = (escaped(&row.name), row.part, escaped(&row.share).replace(' ', "&nbsp;"));
        format!(
            "<tr{id}><th scope=\"row\">{number}{name}{note}</th><td>{bar}</td><td>{share}</td>\
             <td><small>{part}</small></td></tr>\n"
        )
    }

    /// What the looks of words mean; signs are told only if they occur.
    fn legend(&self) -> String {
        let mut legend = String::from(
            "<details open>\n<summary>How to read it</summary>\n<ul class=\"legend\">\n\
             <li>plain: the author’s own words</li>\n\
             <li><span class=\"name h0\">name</span> and <span class=\"cue h0\">said</span>: who is speaking, and \
             the words that say so</li>\n\
             <li><span class=\"direct h0\">direct</span>, <span class=\"mixed h0\">mixed</span>, \
             <span class=\"indirect h0\">indirect</span>: what is said; the heavier the line, the more literal the \
             quotation</li>\n\
             <li><span class=\"attitude h0\">held</span>: what someone believes or wants</li>\n\
             <li><span class=\"indirect unsure h0\">unsure</span>: low confidence, more likely wrong than right</li>\n\
             <li>a small number after it links to the source</li>\n",
        );
        let analysis = self.article.analysis;
        if SCARE_QUOTES_ARE_SHOWN_AT_FIRST && !analysis.scare_quotes.is_empty() {
            legend.push_str("<li><span class=\"scare\">“quoted”</span>: marks that quote nobody</li>\n");
        }
        if CHECKABLE_IS_SHOWN_AT_FIRST && analysis.assertions.iter().any(|it| it.checkable.is_some()) {
            legend.push_str("<li><span class=\"fact\">in 2015</span>: a fact worth checking</li>\n");
        }
        let occurs = |name| analysis.assertions.iter().flat_map(signs::of).any(|it| it.name == name);
        for sign in signs::all().filter(|it| occurs(it.name)) {
            let mark = format!("<abbr class=\"mark\" title=\"{}\">{}</abbr>", sign.name, sign.glyph);
            let _ = writeln!(legend, "<li>{mark} {}: {}</li>", sign.name, sign.example);
        }
        legend + "</ul>\n</details>\n"
    }

    /// The blocks below the front matter; `level` is that of the heading above them.
    fn text(&self, level: usize) -> String {
        let mut elements = OpenElements { html: String::new(), quoted: 0, list: None, level, lowest: level };
        let mut blocks = self.article.document.blocks().iter().peekable();
        while let Some(block) = blocks.next() {
            let mut pieces = vec![block.span];
            while let Some(next) = blocks.next_if(|it| it.continues && it.kind == block.kind) {
                pieces.push(next.span);
            }
            if !block.kind.is_front_matter() {
                elements.put(block, &self.words(block, &pieces));
            }
        }
        elements.close(0);
        elements.html
    }

    fn words(&self, block: &Block, pieces: &[Span]) -> String {
        let white_space = if block.kind.keeps_lines() { WhiteSpace::Kept } else { WhiteSpace::Collapsed };
        let mut words = String::new();
        for (nth, piece) in pieces.iter().enumerate() {
            let before = nth.checked_sub(1).and_then(|nth| pieces.get(nth));
            words.extend(before.map(|it| self.between(Span::new(it.end(), piece.start()), white_space)));
            words.push_str(&self.inline.html(*piece, white_space));
        }
        words
    }

    /// What stands between two pieces of a paragraph: white space; nothing inside a word that is too long for one
    /// piece; a space for the mark of a quoted line.
    fn between(&self, span: Span, white_space: WhiteSpace) -> String {
        let is_space = self.article.document.slice(span).trim().is_empty();
        if is_space { self.inline.html(span, white_space) } else { String::from(" ") }
    }
}

/// The elements that are open while blocks are put one after another.
struct OpenElements {
    html: String,
    /// How many block quotes.
    quoted: u8,
    /// The list, if one is.
    list: Option<&'static str>,
    /// The level of the last heading, and that above the article: no heading leaves one out.
    level: usize,
    lowest: usize,
}

impl OpenElements {
    fn put(&mut self, block: &Block, words: &str) {
        let list = match block.kind {
            BlockKind::ListItem { number: Some(_), .. } => Some("ol"),
            BlockKind::ListItem { number: None, .. } => Some("ul"),
            _ => None,
        };
        if list != self.list || block.quoted != self.quoted {
            self.close(block.quoted);
            while self.quoted < block.quoted {
                self.html.push_str("<blockquote>\n");
                self.quoted += 1;
            }
            self.html.extend(list.map(|it| format!("<{it}>\n")));
            self.list = list;
        }
        let html = match block.kind {
            BlockKind::Heading(nth) => {
                self.level = (self.lowest + usize::from(nth)).min(self.level + 1).clamp(self.lowest + 1, 6);
                format!("<h{0}>{words}</h{0}>", self.level)
            }
            BlockKind::ListItem { depth, number } => {
                let value = number.map_or(String::new(), |it| format!(" value=\"{}\"", it.min(MOST)));
                format!("<li class=\"d{}\"{value}>{words}</li>", depth.min(3))
            }
            BlockKind::Table | BlockKind::Code | BlockKind::Verse => format!("<pre>{words}</pre>"),
            BlockKind::Rule => String::from("<hr>"),
            BlockKind::Litter => format!("<p class=\"litter\">{words}</p>"),
            _ => format!("<p>{words}</p>"),
        };
        self.html.push_str(&html);
        self.html.push('\n');
    }

    /// Closes the list, and quotes until so many are open.
    fn close(&mut self, quoted: u8) {
        self.html.extend(self.list.take().map(|it| format!("</{it}>\n")));
        while self.quoted > quoted {
            self.html.push_str("</blockquote>\n");
            self.quoted -= 1;
        }
    }
}

/// The greatest number of an item that HTML takes.
const MOST: u64 = i32::MAX as u64;
