using Wiki.Core.Data;

namespace Wiki.Web.Tests.Data;

public sealed class TextListTests
{
    [Fact]
    public void Lists_of_the_same_texts_in_the_same_order_are_equal()
    {
        TextList one = ["xen", "kvm"];
        TextList same = [.. one];

        Assert.True(one == same && one.GetHashCode() == same.GetHashCode());
        Assert.True(one != ["kvm", "xen"]);
        Assert.True(one != ["xen"]);
        Assert.True(one != null);
        Assert.Equal(["xen", "kvm"], one.AsEnumerable());
        Assert.Equal(TextList.Empty, []);
    }
}
