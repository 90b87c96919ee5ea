using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;

namespace Wiki.Browser.Tests.Journeys;

public sealed class MatrixTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_filters_the_features_of_a_matrix_and_can_share_the_address(int width, bool script) =>
        VisitAsync(width, script, async matrix =>
        {
            await matrix.FilterAsync("VMI", script);
            await matrix.SeesAsync("of 10 features shown");
            await matrix.IsAtAsync("q=VMI");
            await matrix.ReloadAsync();
            await matrix.SeesAsync("of 10 features shown");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_visitor_chooses_systems_their_order_and_only_differences(bool script) =>
        VisitAsync(1280, script, async matrix =>
        {
            await matrix.ChooseAsync("UML");
            await matrix.SeesSystemsAsync("Xen", "KVM", "VMware", "Containers");
            await matrix.ChooseAsync("VMware");
            await matrix.ChooseAsync("Containers");
            await matrix.SeesSystemsAsync("Xen", "KVM");
            await matrix.ChooseAsync("UML");
            await matrix.SeesSystemsAsync("Xen", "KVM", "UML");
            await matrix.ChooseAsync("Only differences");
            await matrix.IsAtAsync("?cols=xen,kvm,uml&diff=1");
            await matrix.SeesAsync("of 10 features shown");
        });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_visitor_sees_a_matrix_as_it_stood_on_a_date(int width, bool script) =>
        VisitAsync(width, script, async matrix =>
        {
            await matrix.ShowDateAsync("2007-01-18");
            await matrix.IsAtAsync("?at=2007-01-18");
            await matrix.SeesAsync("what was true on 2007-01-18");
            await matrix.SeesCellAsync("linux-host", "today: Yes");
        });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_visitor_steps_through_time_with_the_keyboard(int width) =>
        VisitAsync(width, true, async matrix =>
        {
            await matrix.DragToAsync("Home");
            await matrix.SeesAsync("what was true on 1999");
            await matrix.DragToAsync("ArrowRight", "ArrowRight", "ArrowLeft");
            await matrix.SeesCellAsync("linux-host", "today: Yes");
            await matrix.DragToAsync("End");
            await matrix.SeesSystemsAsync(width > 600 ? ["Xen", "KVM", "UML", "VMware", "Containers"] : ["Xen", "KVM"]);
            await matrix.IsAtAsync("/matrix/kernel");
        });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task What_is_known_of_a_cell_opens_beside_it_by_the_keyboard(int width) =>
        VisitAsync(width, true, async matrix =>
        {
            await matrix.OpenCellAsync("linux-host");
            await matrix.SeesDetailsBesideAsync("linux-host");
        });

    [Fact]
    public Task Without_script_a_cell_leads_to_its_page() =>
        VisitAsync(1280, false, async matrix =>
        {
            await matrix.OpenCellAsync("linux-host");
            await matrix.SeesHeadingAsync("A cell");
            await matrix.IsAtAsync("/cell/kernel/linux-host/xen?in=feature-matrix");
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task On_a_phone_two_systems_are_compared_and_can_be_chosen(bool script) =>
        VisitAsync(360, script, async matrix =>
        {
            await matrix.SeesSystemsAsync("Xen", "KVM");
            await matrix.CompareAsync("UML", script);
            await matrix.SeesSystemsAsync("UML", "KVM");
        });

    private Task VisitAsync(int width, bool script, Func<MatrixPage, Task> journey) => browser.RunAsync(
        async page => await journey(await MatrixPage.OpenAsync(page)),
        new VisitOptions { Width = width, Script = script });
}
