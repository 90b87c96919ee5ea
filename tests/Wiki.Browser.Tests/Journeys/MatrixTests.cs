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
            await matrix.SeesAsync("as things stood on 18 Jan 2007");
            await matrix.SeesCellAsync("linux-host", "today: Yes");
        });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_visitor_steps_through_time_with_the_keyboard(int width) =>
        VisitAsync(width, true, async matrix =>
        {
            await matrix.DragToAsync("Home");
            await matrix.SeesAsync("as things stood on 15 May 1999");
            await matrix.DragToAsync("ArrowRight", "ArrowRight", "ArrowLeft");
            await matrix.SeesCellAsync("linux-host", "today: Yes");
            await matrix.DragToAsync("End");
            await matrix.SeesSystemsAsync(width > 600 ? ["Xen", "KVM", "UML", "VMware", "Containers"] : ["Xen", "KVM"]);
            await matrix.IsAtAsync("/matrix/kernel");
        });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_date_that_is_typed_moves_the_slider_and_has_a_way_back_to_today(int width) =>
        VisitAsync(width, true, async matrix =>
        {
            await matrix.SeesSliderAsync("Today", "", isToday: true);
            await matrix.SeesWayToTodayAsync(false);

            await matrix.TypeDateAsync("2007-02-04");
            await matrix.IsAtAsync("?at=2007-02-04");
            await matrix.SeesWayToTodayAsync(true);
            await matrix.IsTypingAsync("2007-02-04");
            await matrix.SeesSliderAsync(
                "4 February 2007: linux:2.6.20", "4 February 2007: linux:2.6.20", isToday: false);

            await matrix.TypeDateAsync("soon");
            await matrix.IsDateWrongAsync(true);
            await matrix.TypeDateAsync("2007-02-05");
            await matrix.IsDateWrongAsync(false);
            await matrix.SeesSliderAsync(
                "4 February 2007: linux:2.6.20", "Last change: 4 February 2007: linux:2.6.20", isToday: false);

            // However it was typed, the field, the slider, the words and the address agree.
            await matrix.TypeDateAsync("May 1990");
            await matrix.IsAtAsync("?at=1990-05");
            await matrix.IsTypingAsync("1990-05");
            await matrix.SeesSliderAsync("Before the first change", "Before the first change", isToday: false);
            await matrix.TypeDateAsync("February 5th, 2007");
            await matrix.EndsAtAsync("?at=2007-02-05");
            await matrix.IsTypingAsync("2007-02-05");
            await matrix.SeesSliderAsync(
                "4 February 2007: linux:2.6.20", "Last change: 4 February 2007: linux:2.6.20", isToday: false);

            // The next key goes on from there, not from today.
            await matrix.DragToAsync("ArrowLeft");
            await matrix.SeesAsync("as things stood on 5 Dec 2005");
            await matrix.SeesWayToTodayAsync(true);
            await matrix.ChooseAsync("Today");
            await matrix.SeesWayToTodayAsync(false);
            await matrix.SeesSliderAsync("Today", "", isToday: true);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_system_switched_off_and_on_again_is_where_it_was(bool script) =>
        VisitAsync(1280, script, async matrix =>
        {
            await matrix.ChooseAsync("KVM");
            await matrix.SeesSystemsAsync("Xen", "UML", "VMware", "Containers");
            await matrix.ChooseAsync("KVM");
            await matrix.SeesSystemsAsync("Xen", "KVM", "UML", "VMware", "Containers");
            await matrix.EndsAtAsync("/wiki/feature-matrix/matrix/kernel");
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
