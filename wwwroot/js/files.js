/**
 * Takes pictures and other files that are pasted or dropped into the text of an editor, or chosen with its button: asks
 * for the alt text of each, uploads one after the other, and writes what the text needs to show it. data-upload of the
 * editor is the address that takes them. text() is the text of the editor, which may change its form; the surface writes
 * into it (insert) and tells what happens (say).
 */
export function takeFiles(editor, text, surface) {
  const waiting = []; // files whose alt text is still to be asked for
  let form = null;

  // Before the view over the text takes them: it would write a dropped file as text.
  editor.addEventListener("paste", event => {
    // A table that is copied brings a picture of itself along.
    if (event.clipboardData?.getData("text/plain") || event.clipboardData?.getData("text/html").includes("<table")) return;
    take(event, event.clipboardData?.files);
  }, true);
  editor.addEventListener("dragover", event => {
    if (isInText(event) && [...event.dataTransfer.types].includes("Files")) event.preventDefault();
  }, true);
  editor.addEventListener("drop", event => take(event, event.dataTransfer?.files), true);
  editor.addEventListener("click", event => {
    if (event.target.closest("[data-press=picture]")) choose();
  });

  function choose() {
    const field = Object.assign(document.createElement("input"), { type: "file", multiple: true, hidden: true });
    field.accept = ".png,.jpg,.jpeg,.gif,.webp,.avif,.svg,.pdf";
    // In the page, because some browsers forget a field that is nowhere before its file is chosen.
    editor.append(field);
    field.addEventListener("change", () => {
      add(field.files);
      field.remove();
    });
    field.addEventListener("cancel", () => field.remove());
    field.click();
  }

  function isInText(event) {
    return text().element.contains(event.target);
  }

  function take(event, files) {
    if (!files?.length || !isInText(event)) return;
    event.preventDefault();
    event.stopPropagation();
    add(files);
  }

  function add(files) {
    waiting.push(...files);
    if (!form) ask();
  }

  /** Shows the form for the next file; closes it after the last. */
  function ask() {
    const file = waiting.shift();
    if (!file) {
      form = null;
      return;
    }
    const preview = file.type.startsWith("image/") ? document.createElement("img") : document.createElement("span");
    preview.className = "thumbnail";
    if (preview.localName === "img") {
      preview.alt = "";
      preview.addEventListener("error", () => preview.remove());
      // Not an address of the page's own memory, which the security policy does not allow.
      const reader = new FileReader();
      reader.onload = () => {
        preview.src = reader.result;
      };
      if (file.size < 20e6) reader.readAsDataURL(file);
    }
    const field = Object.assign(document.createElement("input"), {
      id: "upload.alt", required: true, maxLength: 300, autocomplete: "off", placeholder: "What one sees, in a sentence",
    });
    const label = Object.assign(document.createElement("label"), { htmlFor: field.id, textContent: `Alt text of ${file.name}` });
    const progress = Object.assign(document.createElement("progress"), { max: 1, value: 0, hidden: true });
    progress.setAttribute("aria-label", "Uploading");
    const problem = Object.assign(document.createElement("p"), { className: "problem" });
    problem.setAttribute("role", "alert");
    const send = button("Upload", "button primary");
    const cancel = button("Cancel", "button");
    const buttons = Object.assign(document.createElement("div"), { className: "buttons" });
    buttons.append(send, cancel, progress);
    const words = Object.assign(document.createElement("div"), { className: "field" });
    words.append(label, field, problem, buttons);
    form = Object.assign(document.createElement("div"), { className: "notice upload-bar" });
    form.setAttribute("role", "group");
    form.setAttribute("aria-label", "Upload a file");
    form.append(preview, words);
    editor.querySelector(".editor").before(form);
    field.focus();
    surface.say(waiting.length > 0 ? `${waiting.length + 1} files to upload.` : "One file to upload.");

    let request = null;
    const close = () => {
      form.remove();
      ask();
    };
    cancel.addEventListener("click", () => {
      request?.abort();
      close();
      if (!form) text().focus();
    });
    field.addEventListener("keydown", event => {
      // The form around it would save the page.
      if (event.key === "Enter") {
        event.preventDefault();
        send.click();
      }
      if (event.key === "Escape") cancel.click();
    });
    send.addEventListener("click", async () => {
      if (!field.reportValidity()) return;
      send.disabled = true;
      progress.hidden = false;
      problem.textContent = "";
      request = upload(file, field.value, share => {
        progress.value = share;
      });
      const answer = await request.answer;
      if (!answer) return; // it was cancelled
      send.disabled = false;
      progress.hidden = true;
      if (!answer.text) {
        problem.textContent = answer.refusal;
        field.focus();
        return;
      }
      surface.insert(answer.text);
      const wrote = answer.waits ? `${answer.text} is in the text. The file waits for review.` : `${answer.text} is in the text.`;
      close();
      surface.say(wrote);
    });
  }

  /** Sends one file. Not fetch, which does not tell how much is sent. */
  function upload(file, altText, tell) {
    const body = new FormData();
    body.set("__RequestVerificationToken", editor.form.elements.__RequestVerificationToken.value);
    body.set("Chosen", file, file.name);
    body.set("AltText", altText);
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", event => tell(event.loaded / event.total));
    const answer = new Promise(done => {
      const fail = refusal => done({ refusal });
      request.addEventListener("abort", () => done(null));
      request.addEventListener("error", () => fail("The wiki cannot be reached just now. The file is not uploaded yet: try again."));
      request.addEventListener("load", () => {
        try {
          done(JSON.parse(request.responseText));
        } catch {
          fail("The wiki could not take the file just now. Try again in a minute.");
        }
      });
    });
    request.open("POST", editor.dataset.upload);
    request.setRequestHeader("Accept", "application/json");
    request.send(body);
    return { answer, abort: () => request.abort() };
  }
}

function button(words, className) {
  return Object.assign(document.createElement("button"), { type: "button", className, textContent: words });
}
