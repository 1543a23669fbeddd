//! A small static server, for trying the release locally.

use std::collections::HashMap;
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
    let mime_types = mime_types()?;
    for request in server.incoming_requests() {
        // A client may have closed the connection.
        let _ = answer(request, folder, &mime_types);
    }
    Ok(())
}

fn answer(request: Request, folder: &Path, mime_types: &HashMap<String, String>) -> std::io::Result<()> {
    if *request.method() != Method::Get && *request.method() != Method::Head {
        return request.respond(Response::from_string("Only GET is answered here.").with_status_code(405));
    }
    let path = file_for(request.url(), folder);
    let ending = path.extension().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = mime_types.get(&ending).map_or("application/octet-stream", String::as_str);
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

/// Returns the MIME types by file ending. The end-to-end tests read the same file.
fn mime_types() -> Result<HashMap<String, String>, Failure> {
    serde_json::from_str(include_str!("mime.json")).map_err(|error| Failure::new(format!("mime.json: {error}")))
}
