use tickmark::filing::{self, BlockKind};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let t=std::time::Instant::now();
    let filing = filing::read(std::fs::read(path).unwrap());
    eprintln!("read {:?}", t.elapsed());
    for (i, d) in filing.documents.iter().enumerate() {
        println!("=== document {i} {} {:?} blocks {} tables {} anchors {} links {} pages {}", d.part.kind, d.part.format, d.blocks.len(), d.tables.len(), d.anchors.len(), d.links.len(), d.pages.len());
        for b in &d.blocks {
            let s = b.style;
            let t = d.slice(b.span);
            let lead = (s.lead_end.saturating_sub(b.span.start())) as usize;
            let e = s.emphasis;
            let mut f = String::new();
            for (n, c) in [(filing::Emphasis::BOLD, 'B'), (filing::Emphasis::ITALIC, 'I'), (filing::Emphasis::UNDERLINE, 'U')] { if e.has(n) { f.push(c) } }
            if s.centered { f.push('C') }
            if s.right { f.push('R') }
            if s.tight { f.push('t') }
            if s.in_layout { f.push('L') }
            let k = match b.kind { BlockKind::Paragraph => "P".to_string(), BlockKind::ListItem => "li".into(), BlockKind::Preformatted => "pre".into(), BlockKind::Table(t) => format!("T{t}{}", if d.tables[t as usize].numeric {"n"} else {""}), BlockKind::Furniture(f) => format!("F{f:?}") };
            let anchors = d.anchors.iter().filter(|a| b.span.contains(a.at)).count();
            let cut: String = t.chars().take(110).collect();
            println!("{:>8} {k:5} {f:6} sz{} h{} in{} lead{}/{} a{} {:?}", b.span.start(), s.size, s.heading, s.indent, lead, t.len(), anchors, cut);
        }
    }
}
