//! Heavy jobs in a web worker, so that the page stays responsive and its program small: both sides of the protocol.
//!
//! The worker reports that it is ready, gets one job with a copy of the store, answers and is terminated. After a
//! `Job::Compare` or a `Job::ReadForeign` it stays alive, because that file is probably imported next and is already
//! parsed. The files of other programs are read by a program of its own, the importer. A message is an
//! array: JSON, a large text or a `Blob` in its place, and keys and values of the store.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use chrono::NaiveDate;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent, Worker};

use crate::domain::{Ctx, Device, Entropy};
use crate::formats::foreign::Choices;
use crate::formats::import;
use crate::formats::importer::picture_type;
use crate::store::{FinishedJob, ImportSession, Job, JobError, JobOutput, KeyValue, Message, PREFIX, Write, work};
use crate::web::photo;

/// The worker's program, as the build names it.
const PROGRAM: &str = "worker_loader.js";
/// The importer's program.
const IMPORTER: &str = "importer_loader.js";

/// Runs a job in a worker, on a [`copy`] of the store. A large file need not be part of the job: the worker reads
/// `file` itself, so that its text is never in the page's memory.
///
/// # Errors
///
/// The error of the job, or [`JobError::Unavailable`] if the worker cannot be started or fails.
pub async fn ask(mut job: Job, mut file: Option<Blob>, copy: Array, ctx: &Ctx) -> Result<FinishedJob, JobError> {
    let named = |text: Option<&String>| file.as_ref().map(JsValue::from).or_else(|| text.map(JsValue::from));
    let is_foreign = matches!(job, Job::ReadForeign { .. } | Job::ImportForeign { .. });
    let compared = match &job {
        Job::Compare { file: text } => named(Some(text)),
        Job::ReadForeign { .. } => named(None),
        _ => None,
    };
    let mut has_waited = false;
    // The merge of another device's backup brings its text along: the user neither started it nor can stop it.
    let is_stoppable =
        file.is_some() && matches!(job, Job::ReadForeign { .. } | Job::ImportForeign { .. } | Job::Merge { .. });
    let wanted = match &job {
        Job::Merge { file: text, .. } => named(text.as_ref()),
        // A file that is read again, by other columns or from another day, is still in the waiting importer.
        Job::ReadForeign { .. } | Job::ImportForeign { .. } => named(None),
        _ => None,
    };
    if wanted.is_some_and(|it| WAITING.with_borrow(|waiting| waiting.as_ref().is_some_and(|(_, known)| *known == it))) {
        // The waiting worker already has this file.
        if let Job::Merge { file: text, .. } = &mut job {
            *text = None;
        }
        file = None;
        has_waited = true;
    }
    let message = job.into_message();
    let text = file.map(JsValue::from).or_else(|| message.text.map(JsValue::from)).unwrap_or(JsValue::NULL);
    let ctx = texts(&[
        ctx.now_millis.to_string(),
        ctx.today.to_string(),
        ctx.device.to_string(),
        ctx.entropy.next().to_string(),
    ]);
    let request = Array::of4(&message.json.into(), &text, &copy, &ctx);
    let answer = JsFuture::from(conversation(request, compared, has_waited, (is_foreign, is_stoppable)))
        .await
        .map_err(|reason| if reason.is_null() { JobError::Stopped } else { JobError::Unavailable })?;
    let answer: Array = answer.dyn_into().map_err(|_| JobError::Unavailable)?;
    let json = answer.get(0).as_string().unwrap_or_default();
    let output = JobOutput::from_message(Message { json, text: answer.get(1).as_string() })?;
    Ok(FinishedJob { output, writes: writes(&answer.get(2)), is_whole: answer.get(3).is_truthy() })
}

/// The function that ends the wait for an answer.
type EndWait = Rc<dyn Fn()>;

thread_local! {
    /// A worker started in advance, and whether it is ready.
    static PREPARED: RefCell<Option<(Worker, Rc<Cell<bool>>)>> = const { RefCell::new(None) };
    /// The worker that keeps a parsed file for the import, and the file or its text.
    static WAITING: RefCell<Option<(Worker, JsValue)>> = const { RefCell::new(None) };
    /// The worker that does a job which the user can stop, and the function that ends the wait for its answer.
    static STOPPABLE: RefCell<Option<(Worker, EndWait)>> = const { RefCell::new(None) };
    /// Called with the progress of the importer, from 0 to 1.
    static PROGRESS: RefCell<Box<dyn Fn(f64)>> = RefCell::new(Box::new(|_| ()));
}

/// Starts a worker while the user still chooses a file, so that it is ready for the file.
pub fn prewarm() {
    let is_wanted = PREPARED.with_borrow(Option::is_none) && WAITING.with_borrow(Option::is_none);
    let Some(worker) = is_wanted.then(|| Worker::new(PROGRAM).ok()).flatten() else { return };
    let is_ready = Rc::new(Cell::new(false));
    let on_message = {
        let is_ready = Rc::clone(&is_ready);
        Closure::<dyn Fn()>::new(move || is_ready.set(true))
    };
    worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
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

/// Sets the function that is called with the progress of the importer, from 0 to 1.
pub fn on_progress(report: impl Fn(f64) + 'static) {
    PROGRESS.set(Box::new(report));
}

/// Stops the reading or the merge of a file, if there is one. Nothing was written by then: a merge whose answer has
/// come cannot be stopped.
pub fn stop() {
    if let Some((_, give_up)) = STOPPABLE.take() {
        give_up();
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

/// Sends a request to a worker and returns its answer: to the waiting worker if it has the file, or else to the
/// prepared one or a new one. The promise is rejected if the worker fails or a message cannot be posted, and with null
/// if the user stops the job.
fn conversation(
    request: Array,
    compared: Option<JsValue>,
    has_waited: bool,
    (is_foreign, is_stoppable): (bool, bool),
) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let Some((worker, is_ready)) = worker_for(has_waited, is_foreign) else {
            // Rejecting cannot fail.
            let _ = reject.call0(&JsValue::UNDEFINED);
            return;
        };
        let give_up = {
            let worker = worker.clone();
            move |reason: JsValue| {
                forget(&worker);
                // Rejecting cannot fail.
                let _ = reject.call1(&JsValue::UNDEFINED, &reason);
            }
        };
        let post = {
            let (worker, request, give_up) = (worker.clone(), request.clone(), give_up.clone());
            move || {
                // Without the request the worker would never answer.
                if worker.post_message(&request).is_err() {
                    give_up(JsValue::UNDEFINED);
                }
            }
        };
        let stop = give_up.clone();
        STOPPABLE.set(is_stoppable.then(|| (worker.clone(), Rc::new(move || stop(JsValue::NULL)) as EndWait)));
        let on_message = {
            let (worker, compared, post) = (worker.clone(), compared.clone(), post.clone());
            Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
                if event.data().is_null() {
                    // Null means that the worker is ready for the request.
                    post();
                } else if let Some(share) = event.data().as_f64() {
                    PROGRESS.with_borrow(|report| report(share));
                } else {
                    STOPPABLE.with_borrow_mut(|it| _ = it.take_if(|(known, _)| *known == worker));
                    keep_or_terminate(&worker, compared.clone(), &Array::from(&event.data()));
                    // Resolving cannot fail.
                    let _ = resolve.call1(&JsValue::UNDEFINED, &event.data());
                }
            })
        };
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(Closure::once_into_js(give_up).unchecked_ref()));
        on_message.forget();
        if is_ready {
            post();
        }
    })
}

/// Returns the worker for a request, and whether it is ready: the waiting one if it has the file, or else the prepared
/// one or a new one.
fn worker_for(has_waited: bool, is_foreign: bool) -> Option<(Worker, bool)> {
    let waiting = has_waited.then(|| WAITING.take()).flatten().map(|(worker, _)| (worker, true));
    let prepared = || {
        let prepared = if is_foreign { None } else { PREPARED.take() };
        prepared.map(|(worker, is_ready)| (worker, is_ready.get()))
    };
    let program = if is_foreign { IMPORTER } else { PROGRAM };
    let new = || Worker::new(program).ok().map(|worker| (worker, false));
    waiting.or_else(prepared).or_else(new)
}

/// Keeps a worker that has read a file, unless another worker waits already: there is one dialog at a time.
fn keep_or_terminate(worker: &Worker, compared: Option<JsValue>, answer: &Array) {
    let is_answered = !answer.get(WRITES).is_null();
    let is_free = WAITING.with_borrow(Option::is_none);
    match compared.filter(|_| is_answered && is_free) {
        Some(file) => WAITING.set(Some((worker.clone(), file))),
        None => worker.terminate(),
    }
}

/// Terminates a worker that failed or was stopped. If it was waiting with a file, the import starts a new one.
fn forget(worker: &Worker) {
    worker.terminate();
    if WAITING.with_borrow(|waiting| waiting.as_ref().is_some_and(|(known, _)| known == worker)) {
        WAITING.take();
    }
}

/// Serves requests; runs in the worker.
pub fn serve() {
    serve_with(ImportSession::default());
}

/// Serves requests with a session; runs in a worker. The importer's program has a session of its own.
pub fn serve_with(mut session: ImportSession) {
    super::unicode::start();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    if let Some(reader) = session.foreign() {
        let scope = scope.clone();
        // A number tells the page how far the reading is. It holds nothing that could fail to be posted.
        reader.on_progress(Box::new(move |share| _ = scope.post_message(&share.into())));
    }
    let last = Rc::new(RefCell::new(session));
    let on_message = {
        let scope = scope.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let (scope, last) = (scope.clone(), Rc::clone(&last));
            crate::web::spawn(async move {
                let result = served(&event.data().into(), &last).await;
                if scope.post_message(&answer(result)).is_err() {
                    // Too large for a message, probably. The page must not wait for it. This text is small.
                    let _ = scope.post_message(&answer(Err(JobError::Unavailable)));
                }
            });
        })
    };
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    // Null tells the page that the worker is ready. It holds nothing that could fail to be posted.
    let _ = scope.post_message(&JsValue::NULL);
}

/// The message to a tab of an earlier version.
const RELOAD: &str = "Kith was updated. Reload the page.";

/// The place of the writes in an answer. Null for a job that was not done.
const WRITES: u32 = 2;

/// The array of result, large text, writes, and whether all data could be read.
fn answer(result: Result<FinishedJob, JobError>) -> Array {
    let (output, writes, is_whole) = match result {
        Ok(done) => (Ok(done.output), of_writes(&done.writes).into(), done.is_whole),
        Err(error) => (Err(error), JsValue::NULL, false),
    };
    let is_error = output.is_err();
    let message = JobOutput::into_message(output);
    // A tab of an earlier version, which shares this worker's file after an update, shows the second item of an error.
    let sentence = if is_error { JsValue::from(RELOAD) } else { JsValue::NULL };
    let text = message.text.map_or(sentence, JsValue::from);
    Array::of4(&message.json.into(), &text, &writes, &is_whole.into())
}

/// Executes a request: the array of job, large text or file, copy of the store, and context.
async fn served(request: &Array, last: &RefCell<ImportSession>) -> Result<FinishedJob, JobError> {
    let text = match request.get(1).dyn_into::<Blob>() {
        Ok(file) => receive(&file, last)?,
        Err(text) => text.as_string(),
    };
    let json = request.get(0).as_string().unwrap_or_default();
    let job = Job::from_message(Message { json, text }).ok_or(JobError::Unavailable)?;
    let ctx = ctx(&from_texts(&request.get(3))).ok_or(JobError::Unavailable)?;
    match &job {
        Job::Compare { file } => shrink_photos(Some(file.clone()), last).await,
        Job::Merge { file, .. } => shrink_photos(file.clone(), last).await,
        Job::ImportForeign { choices, .. } => shrink_chosen(choices, last).await,
        _ => (),
    }
    let copy = writes(&request.get(2)).into_iter().filter_map(|(key, value)| Some((key, value?))).collect();
    work(job, copy, &ctx, &mut last.borrow_mut())
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

/// Reduces the pictures of the people whom the user chose. One that the browser cannot decode is left out.
async fn shrink_chosen(choices: &Choices, last: &RefCell<ImportSession>) {
    let photos = last.borrow_mut().foreign().map(|it| it.take_photos(choices)).unwrap_or_default();
    for (index, bytes) in photos {
        let Some(media) = picture_type(&bytes) else { continue };
        if let Some(small) = photo::shrunk(&bytes, media).await
            && let Some(foreign) = last.borrow_mut().foreign()
        {
            foreign.put_photo(index, small);
        }
    }
}

/// Reads a file: as bytes for the importer's program, which knows its encoding only when it knows its kind, and as text
/// in any other.
///
/// # Errors
///
/// If the browser could not read the file, or it is binary or in an unknown encoding: backups are text.
fn receive(file: &Blob, last: &RefCell<ImportSession>) -> Result<Option<String>, JobError> {
    let bytes = FileReaderSync::new().and_then(|it| it.read_as_array_buffer(file)).map_err(|_| JobError::NotRead)?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    if let Some(foreign) = last.borrow_mut().foreign() {
        foreign.set_file(bytes);
        return Ok(None);
    }
    Ok(Some(import::text(bytes)?))
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
