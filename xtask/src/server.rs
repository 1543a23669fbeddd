//! A small static server, for trying the release locally.

use std::fs::File;
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, Server};

use crate::run::Failure;

/// Serves a folder until the process is stopped. Addresses without a file get `index.html`, because they are routes of
/// the app.
pub(crate) fn serve(folder: &Path, port: &str) -> Result<(), Failure> {
    let address = format!("127.0.0.1:{port}");
    let why = |it: Box<dyn std::error::Error + Send + Sync>| {
        Failure::new(format!("Nothing can be served at {address} ({it}). Try another --port."))
    };
    let server = Server::http(&address).map_err(why)?;
    println!("\nKith is at http://localhost:{port}/  (Ctrl and C stops it)");
    for request in server.incoming_requests() {
        // A client may have closed the connection.
        let _ = answer(request, folder);
    }
    Ok(())
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if *request.method() != Method::Get && *request.method() != Method::Head {
        return request.respond(Response::from_string("Only GET is answered here.").with_status_code(405));
    }
    let path = file_for(request.url(), folder);
    let kind = kind_of(&path);
    let response = Response::from_file(File::open(&path)?);
    let headers = [("Content-Type", kind), ("Cache-Control", "no-cache")];
    let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(name.as_bytes(), value.as_bytes()).ok());
    request.respond(headers.fold(response, Response::with_header))
}

/// Returns the file behind an address, or `index.html` if there is none. Never leaves the folder.
fn file_for(url: &str, folder: &Path) -> PathBuf {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let parts = path.split('/').filter(|it| !it.is_empty());
    let is_plain = parts.clone().all(|it| it != ".." && !it.contains(['\\', '%']));
    let file = folder.join(parts.collect::<PathBuf>());
    if is_plain && file.is_file() { file } else { folder.join("index.html") }
}

fn kind_of(path: &Path) -> &'static str {
    match path.extension().and_then(|it| it.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    }
}
