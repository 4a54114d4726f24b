namespace WorkshopBot.Forms.Definitions;

/// <summary>
/// Where each value is stored: under its bare name, or with the names of its groups where two groups of one frame use a name.
/// </summary>
internal static class ElementPaths
{
    public static void Assign(Group root)
    {
        foreach (var frame in Frames(root).Prepend(root))
        {
            var elements = Within(frame).ToList();
            var twice = elements.GroupBy(element => element.Name, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
            foreach (var element in elements)
                element.LocalPath = twice.Contains(element.Name) ? WithGroups(element, frame) : element.Name;
        }

        foreach (var element in Frames(root).Prepend(root).SelectMany(Within))
            element.Path = string.Join('/', element.Home.Frames().Select(repeat => repeat.LocalPath).Append(element.LocalPath));
    }

    private static IEnumerable<Group> Frames(Group group) => group.Content.OfType<Group>().SelectMany(inner =>
        inner.IsRepeat ? Frames(inner).Prepend(inner) : Frames(inner));

    private static IEnumerable<Element> Within(Group group) => group.Content.SelectMany(element =>
        element is Group { IsRepeat: false } inner ? Within(inner).Prepend(element) : [element]);

    private static string WithGroups(Element element, Group frame)
    {
        var names = new List<string> { element.Name };
        for (var group = element.Parent; group is not null && group != frame; group = group.Parent)
            names.Insert(0, group.Name);
        return string.Join('/', names);
    }
}
