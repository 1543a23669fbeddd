//! Scales a picture of a person down to a thumbnail.

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, FileReaderSync, HtmlCanvasElement, ImageBitmap,
    ImageEncodeOptions, OffscreenCanvas, OffscreenCanvasRenderingContext2d, WorkerGlobalScope,
};

use crate::web::dom;

/// The side of a thumbnail in pixels.
const SIDE: u32 = 96;
/// The longest `data:` link of a thumbnail in characters: about 6 kB of picture.
const MAX_CHARS: usize = 8 * 1024;

/// The JPEG qualities to try, in this order, until the thumbnail is small enough.
const QUALITIES: [f64; 4] = [0.8, 0.6, 0.4, 0.2];

/// Returns the centre square of a picture as a small JPEG in a `data:` link. `None` if the browser cannot decode the
/// file.
pub async fn thumbnail(file: &File) -> Option<String> {
    let bitmap = JsFuture::from(dom::window()?.create_image_bitmap_with_blob(file).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    let canvas: HtmlCanvasElement = dom::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(SIDE);
    canvas.set_height(SIDE);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (left, top, crop) = middle(&bitmap);
    let side = f64::from(SIDE);
    let draw = CanvasRenderingContext2d::draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh;
    draw(&context, &bitmap, left, top, crop, crop, 0.0, 0.0, side, side).ok()?;
    QUALITIES
        .into_iter()
        .filter_map(|quality| canvas.to_data_url_with_type_and_encoder_options("image/jpeg", &quality.into()).ok())
        .find(|it| it.len() <= MAX_CHARS)
}

/// Like [`thumbnail`], in the worker and from the bytes of a picture. Also `None` if the browser has no
/// `OffscreenCanvas`.
pub async fn shrunk(bytes: &[u8], media: &str) -> Option<String> {
    let scope: WorkerGlobalScope = js_sys::global().dyn_into().ok()?;
    let options = BlobPropertyBag::new();
    options.set_type(media);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let bitmap = JsFuture::from(scope.create_image_bitmap_with_blob(&blob).ok()?).await.ok()?;
    let bitmap: ImageBitmap = bitmap.dyn_into().ok()?;
    // Constructing a missing class would throw.
    Reflect::get(&scope, &"OffscreenCanvas".into()).ok().filter(JsValue::is_function)?;
    let canvas = OffscreenCanvas::new(SIDE, SIDE).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (left, top, crop) = middle(&bitmap);
    let side = f64::from(SIDE);
    let draw =
        OffscreenCanvasRenderingContext2d::draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh;
    draw(&context, &bitmap, left, top, crop, crop, 0.0, 0.0, side, side).ok()?;
    for quality in QUALITIES {
        let options = ImageEncodeOptions::new();
        options.set_type("image/jpeg");
        options.set_quality(quality);
        let encoded: Blob =
            JsFuture::from(canvas.convert_to_blob_with_options(&options).ok()?).await.ok()?.dyn_into().ok()?;
        let link = FileReaderSync::new().ok()?.read_as_data_url(&encoded).ok()?;
        if link.len() <= MAX_CHARS {
            return Some(link);
        }
    }
    None
}

/// Returns the largest centred square of a picture: left, top and side.
fn middle(bitmap: &ImageBitmap) -> (f64, f64, f64) {
    let (width, height) = (f64::from(bitmap.width()), f64::from(bitmap.height()));
    let side = width.min(height);
    ((width - side) / 2.0, (height - side) / 2.0, side)
}
