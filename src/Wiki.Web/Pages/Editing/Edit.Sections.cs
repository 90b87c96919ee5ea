using Wiki.Core.Accounts;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Web.Pages.Editing;

// A form that holds one section of the page.
public sealed partial class EditModel
{
    // A draft holds the whole page, and so does the form that goes on with it.
    private void OpenSection()
    {
        if (Draft.Continues is null)
        {
            Section = PageSection.Find(WikiDocument.Parse(SourceText.From(Text)), SectionId!);
            Remark = Section is null ? "The newest text has no such section. The form contains the whole page." : null;
        }
        else
        {
            Remark = "You have a draft of this page, so the form contains the whole page.";
        }
    }

    // The section in the form is put into the revision on which it is based. False when
    // the page is deleted since, and for a forged form.
    private async Task<bool> CompleteSectionAsync(CancellationToken cancellationToken)
    {
        if (SectionId is not { } id)
        {
            return true;
        }

        if (await reader.SeenAsync(Slug, BaseNumber, Viewer.Of(User), cancellationToken) is not { } @base
            || PageSection.Find(WikiDocument.Parse(SourceText.From(@base.Text)), id) is not { } section)
        {
            return false;
        }

        Section = section.With(Text ?? "");
        Text = Section.Page;
        return true;
    }
}
