using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Wiki.Web.Tests.Harness;

/// <summary>A form that is filled by its labels and sent whole, with everything hidden in it.</summary>
public sealed class PageForm
{
    private readonly Visitor _visitor;
    private readonly IDocument _page;
    private readonly IHtmlFormElement _form;
    private readonly IHtmlElement _button;

    internal PageForm(Visitor visitor, IDocument page, IHtmlFormElement form, IHtmlElement button) =>
        (_visitor, _page, _form, _button) = (visitor, page, form, button);

    /// <summary>Types into the field of this label, and replaces what was there.</summary>
    public PageForm Fill(string label, string text)
    {
        switch (Field(label))
        {
            case IHtmlInputElement input:
                input.Value = text;
                break;
            case IHtmlTextAreaElement area:
                area.Value = text;
                break;
            case var other:
                throw new InvalidOperationException($"\"{label}\" is a {other.LocalName}: nothing can be typed there.");
        }

        return this;
    }

    /// <summary>Ticks the box or the choice of this label.</summary>
    public PageForm Tick(string label) => Set(label, true);

    /// <summary>Takes the tick away.</summary>
    public PageForm Untick(string label) => Set(label, false);

    /// <summary>Picks an option, by its text, from the list of this label.</summary>
    public PageForm Choose(string label, string option)
    {
        var list = (IHtmlSelectElement)Field(label);
        list.Value = list.Options.Single(it => PageView.TextOf(it) == option).Value;
        return this;
    }

    /// <summary>The value of the field of this label.</summary>
    public string Value(string label) => Field(label) switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
        IHtmlSelectElement list => list.Value ?? "",
        var other => throw new InvalidOperationException($"\"{label}\" is a {other.LocalName}: it has no value."),
    };

    /// <summary>Whether the box of this label is ticked.</summary>
    public bool IsTicked(string label) => ((IHtmlInputElement)Field(label)).IsChecked;

    /// <summary>The description of the field of this label: hint and problem.</summary>
    public string Description(string label) => string.Join(" ", (Field(label).GetAttribute("aria-describedby") ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(id => PageView.TextOf(_page.GetElementById(id)
            ?? throw new InvalidOperationException($"Nothing has the id {id} that \"{label}\" is described by."))));

    /// <summary>The field of this label.</summary>
    public IElement Field(string label)
    {
        var fields = _form.Elements.OfType<IElement>().Where(field => Labels(field).Contains(label)).ToList();
        return fields.Count == 1
            ? fields[0]
            : throw new InvalidOperationException($"{fields.Count} fields \"{label}\"; there are "
                + string.Join(", ", _form.Elements.OfType<IElement>().SelectMany(Labels).Select(it => $"\"{it}\"")));
    }

    /// <summary>Fills in a hidden text field by its name, as the script of a page does.</summary>
    public PageForm FillArea(string name, string text)
    {
        ((IHtmlTextAreaElement)_form.Elements[name]!).Value = text;
        return this;
    }

    /// <summary>Changes a hidden field, as somebody with bad intentions would.</summary>
    public PageForm Forge(string name, string value)
    {
        ((IHtmlInputElement)_form.Elements[name]!).Value = value;
        return this;
    }

    /// <summary>
    /// Sends the form with its button and returns the answer; a redirect is not followed. It also sends what a browser
    /// would refuse to send, because the wiki must not rely on browsers.
    /// </summary>
    public async Task<PageView> SubmitAsync()
    {
        _form.NoValidate = true;
        var sent = _form.GetSubmission(_button) ?? throw new InvalidOperationException("The form cannot be sent.");
        var method = new HttpMethod(sent.Method.ToString().ToUpperInvariant());
        using var request = new HttpRequestMessage(method, sent.Target.Href);
        if (request.Method != HttpMethod.Get)
        {
            request.Content = new StreamContent(sent.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", sent.MimeType);
        }

        return await _visitor.SendAsync(request);
    }

    /// <summary>Sends the form and follows where it leads.</summary>
    public async Task<PageView> SubmitAndFollowAsync() => await (await SubmitAsync()).FollowAsync();

    private PageForm Set(string label, bool ticked)
    {
        ((IHtmlInputElement)Field(label)).IsChecked = ticked;
        return this;
    }

    // "(optional)" is part of the label for people, but not of the field's name.
    private IEnumerable<string> Labels(IElement field)
    {
        if (field.GetAttribute("aria-label") is { } name)
        {
            yield return name;
        }

        var labels = _page.QuerySelectorAll("label").OfType<IHtmlLabelElement>();
        foreach (var label in labels.Where(label => label.Control == field || label.Contains(field)))
        {
            var words = (IElement)label.Clone();
            foreach (var aside in words.QuerySelectorAll(".optional"))
            {
                aside.Remove();
            }

            yield return PageView.TextOf(words);
        }
    }
}
