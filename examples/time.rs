use tickmark::{filing, outline};
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let mut read = f64::MAX; let mut out = f64::MAX; let mut n = 0;
        for _ in 0..8 {
            let b = bytes.clone();
            let t = std::time::Instant::now();
            let f = filing::read(b);
            read = read.min(t.elapsed().as_secs_f64());
            let t = std::time::Instant::now();
            let o = outline::build(&f);
            out = out.min(t.elapsed().as_secs_f64());
            n = o.sections.len();
        }
        println!("{:50} {:8} KB read {:7.2} ms outline {:6.2} ms sections {}", path.split('/').last().unwrap(), bytes.len()/1024, read*1e3, out*1e3, n);
    }
}
