//! Heavy jobs in a web worker, so that the page stays responsive and its program small: both sides of the protocol.
//!
//! The worker reports that it is ready, gets one job with a copy of the store, answers and is terminated. After a
//! `Job::Look` it stays alive, because that file is probably imported next and is already parsed. The messages are
//! plain arrays of texts; a request may also carry the file as a `Blob`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::NaiveDate;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent, Worker};

use crate::domain::{Ctx, Device, Entropy};
use crate::formats::file_kind::FileKind;
use crate::formats::import::ImportError;
use crate::store::{ImportSession, Job, JobOutput, KeyValue, PREFIX, Write, work};
use crate::web::photo;

/// The worker's program, as the build names it.
const PROGRAM: &str = "worker_loader.js";

/// Runs a job in a worker, on a [`copy`] of the store. A large file need not be part of the job: the worker reads
/// `file` itself, so that its text is never in the page's memory.
///
/// # Errors
///
/// The error message, if the job was not done.
pub async fn ask(mut job: Job, mut file: Option<Blob>, copy: Array, ctx: &Ctx) -> Result<JobOutput, String> {
    let request = Array::new();
    let named = |text: Option<&String>| file.as_ref().map(JsValue::from).or_else(|| text.map(JsValue::from));
    let looked_at = if let Job::Look(text) = &job { named(Some(text)) } else { None };
    let mut has_waited = false;
    if let Job::Merge(text, _) = &mut job
        && let Some(wanted) = named(text.as_ref())
        && WAITING.with_borrow(|it| it.as_ref().is_some_and(|(_, known)| *known == wanted))
    {
        // The waiting worker already has this file.
        *text = None;
        file = None;
        has_waited = true;
    }
    request.push(&texts(&Vec::from(job)));
    request.push(&copy);
    request.push(&texts(&[
        ctx.now_millis.to_string(),
        ctx.today.to_string(),
        ctx.device.to_string(),
        ctx.entropy.next().to_string(),
    ]));
    request.push(&file.into());
    let answer =
        JsFuture::from(conversation(request, looked_at, has_waited)).await.map_err(|_| UNAVAILABLE.to_owned())?;
    let answer: Array = answer.dyn_into().map_err(|_| UNAVAILABLE.to_owned())?;
    match answer.get(1).as_string() {
        Some(error) => Err(error),
        None => Ok(JobOutput {
            reply: answer.get(0).as_string().unwrap_or_default(),
            writes: writes(&answer.get(2)),
            is_whole: answer.get(3).is_truthy(),
        }),
    }
}

/// The error message if the worker's program cannot be loaded.
pub const UNAVAILABLE: &str = "This part of Kith could not be started. Try again when you are online.";

thread_local! {
    /// A worker started in advance, and whether it is ready.
    static PREPARED: RefCell<Option<(Worker, Rc<Cell<bool>>)>> = const { RefCell::new(None) };
    /// The worker that keeps a parsed file for the import, and the file or its text.
    static WAITING: RefCell<Option<(Worker, JsValue)>> = const { RefCell::new(None) };
}

/// Starts a worker while the user still chooses a file, so that it is ready for the file.
pub fn prewarm() {
    let is_wanted = PREPARED.with_borrow(Option::is_none) && WAITING.with_borrow(Option::is_none);
    let Some(worker) = is_wanted.then(|| Worker::new(PROGRAM).ok()).flatten() else { return };
    let is_ready = Rc::new(Cell::new(false));
    let heard = {
        let is_ready = Rc::clone(&is_ready);
        Closure::<dyn Fn()>::new(move || is_ready.set(true))
    };
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    // Do not wait for a worker that fails to start.
    let failed = Closure::once_into_js(terminate);
    worker.set_onerror(Some(failed.unchecked_ref()));
    PREPARED.set(Some((worker, is_ready)));
}

/// Terminates the prepared and the waiting worker, if there are any.
pub fn terminate() {
    if let Some((worker, _)) = PREPARED.take() {
        worker.terminate();
    }
    if let Some((worker, _)) = WAITING.take() {
        worker.terminate();
    }
}

/// Terminates the worker waiting with a file of this text. A worker waiting for the user's decision on another file
/// goes on.
pub fn release(file: &str) {
    let file = JsValue::from_str(file);
    if let Some((worker, _)) = WAITING.with_borrow_mut(|it| it.take_if(|(_, known)| *known == file)) {
        worker.terminate();
    }
}

/// Sends a request to the waiting worker if it has the file, else to a prepared or new worker once that is ready.
/// Resolves to the answer.
fn conversation(request: Array, looked_at: Option<JsValue>, has_waited: bool) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let waiting = has_waited.then(|| WAITING.take()).flatten().map(|(it, _)| (it, true));
        let ahead = || PREPARED.take().map(|(it, is_ready)| (it, is_ready.get()));
        let new = || Worker::new(PROGRAM).ok().map(|it| (it, false));
        let Some((worker, is_ready)) = waiting.or_else(ahead).or_else(new) else {
            // Rejecting cannot fail.
            let _ = reject.call0(&JsValue::UNDEFINED);
            return;
        };
        let heard = {
            let (worker, request, looked_at) = (worker.clone(), request.clone(), looked_at.clone());
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if event.data().is_null() {
                    // Null means that the worker is ready for the request. If that cannot be posted, no answer comes.
                    let _ = worker.post_message(&request);
                } else {
                    // Keep the worker only if it read its file and no other worker waits already, since there is one
                    // dialog at a time.
                    let is_answered = Array::from(&event.data()).get(1).is_null();
                    let is_free = WAITING.with_borrow(Option::is_none);
                    match looked_at.clone().filter(|_| is_answered && is_free) {
                        Some(file) => WAITING.set(Some((worker.clone(), file))),
                        None => worker.terminate(),
                    }
                    let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
                }
            })
        };
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        let failed = {
            let worker = worker.clone();
            Closure::once_into_js(move || {
                worker.terminate();
                // A waiting worker that fails is forgotten, so that the import starts a new one.
                if WAITING.with_borrow(|it| it.as_ref().is_some_and(|(waiting, _)| *waiting == worker)) {
                    WAITING.take();
                }
                // Rejecting cannot fail.
                let _ = reject.call0(&JsValue::UNDEFINED);
            })
        };
        worker.set_onerror(Some(failed.unchecked_ref()));
        heard.forget();
        if is_ready {
            let _ = worker.post_message(&request);
        }
    })
}

/// Serves requests; runs in the worker.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let last = Rc::new(RefCell::new(ImportSession::default()));
    let answer = {
        let scope = scope.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let (scope, last) = (scope.clone(), Rc::clone(&last));
            crate::web::spawn(async move {
                let answer = served(&event.data(), &last).await;
                // An answer that cannot be posted is an error of the worker, which the page is notified of.
                let _ = scope.post_message(&answer);
            });
        })
    };
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
    let _ = scope.post_message(&JsValue::NULL);
}

/// Executes a request. Returns the array of reply, error message, writes and whether all data could be read.
async fn served(request: &JsValue, last: &RefCell<ImportSession>) -> Array {
    let part = |index: u32| Reflect::get_u32(request, index).unwrap_or_default();
    let mut texts = from_texts(&part(0));
    if let Ok(file) = part(3).dyn_into::<Blob>() {
        let text = match read(&file) {
            Ok(text) => text,
            Err(why) => return refused(&why),
        };
        if let Some(place) = texts.get_mut(1) {
            *place = text;
        }
    }
    let job = Job::from_texts(texts);
    match &job {
        Some(Job::Look(file)) => shrink_photos(Some(file.clone()), last).await,
        Some(Job::Merge(file, _)) => shrink_photos(file.clone(), last).await,
        _ => (),
    }
    let copy = writes(&part(1)).into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    let done = job.zip(ctx(&from_texts(&part(2)))).ok_or_else(|| UNAVAILABLE.to_owned());
    let answer = Array::new();
    match done.and_then(|(job, ctx)| work(job, copy, &ctx, &mut last.borrow_mut())) {
        Ok(done) => {
            answer.push(&done.reply.into());
            answer.push(&JsValue::NULL);
            answer.push(&of_writes(&done.writes));
            answer.push(&done.is_whole.into());
        }
        Err(error) => return refused(&error),
    }
    answer
}

/// Re-encodes the photos of a file that are not thumbnails as Kith makes them: smaller, and without metadata on the
/// place.
async fn shrink_photos(file: Option<String>, last: &RefCell<ImportSession>) {
    let photos = last.borrow_mut().take_large_photos(file);
    for large in photos {
        let small = photo::shrunk(&large.bytes, large.media).await;
        last.borrow_mut().put_photo(&large, small);
    }
}

fn refused(why: &str) -> Array {
    Array::of2(&JsValue::NULL, &why.into())
}

/// The error message for an unreadable file.
const NOT_READ: &str = "The browser could not read it.";

/// Reads a file as text. Invalid UTF-8 turns into replacement characters, which fail every checksum.
///
/// # Errors
///
/// A message if the browser could not read the file, or the kind of a binary file: the importers read text.
fn read(file: &Blob) -> Result<String, String> {
    let bytes = FileReaderSync::new().and_then(|it| it.read_as_array_buffer(file)).map_err(|_| NOT_READ.to_owned())?;
    String::from_utf8(Uint8Array::new(&bytes).to_vec()).or_else(|error| {
        let kind = FileKind::of(error.as_bytes());
        if kind.is_binary() {
            return Err(ImportError::NotRecognised(kind).to_string());
        }
        Ok(String::from_utf8_lossy(error.as_bytes()).into_owned())
    })
}

fn ctx(texts: &[String]) -> Option<Ctx> {
    let [now, today, device, seed] = texts else { return None };
    let today: NaiveDate = today.parse().ok()?;
    Some(Ctx {
        now_millis: now.parse().ok()?,
        today,
        device: Device::parse(device)?,
        entropy: Entropy::new(seed.parse().ok()?),
    })
}

/// Returns all of Kith's keys and values in the store.
pub fn copy(store: &impl KeyValue) -> Array {
    let copy = Array::new();
    for key in store.keys().into_iter().filter(|it| it.starts_with(PREFIX)) {
        if let Some(value) = store.get(&key) {
            copy.push(&key.into());
            copy.push(&value.into());
        }
    }
    copy
}

fn texts(texts: &[String]) -> Array {
    texts.iter().map(JsValue::from).collect()
}

fn from_texts(array: &JsValue) -> Vec<String> {
    Array::from(array).iter().filter_map(|it| it.as_string()).collect()
}

/// Returns keys and values alternately; a null value removes the key.
fn of_writes(writes: &[Write]) -> Array {
    let array = Array::new();
    for (key, value) in writes {
        array.push(&key.into());
        array.push(&value.as_ref().map_or(JsValue::NULL, JsValue::from));
    }
    array
}

fn writes(array: &JsValue) -> Vec<Write> {
    let array = Array::from(array);
    let pairs = (0..array.length() / 2).map(|it| (array.get(it * 2).as_string(), array.get(it * 2 + 1).as_string()));
    pairs.filter_map(|(key, value)| Some((key?, value))).collect()
}
