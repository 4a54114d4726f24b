namespace WorkshopBot.Playground;

/// <summary>The people of a new world.</summary>
internal static class Cast
{
    public static void Join(World world)
    {
        world.AddPerson("عمر", "Omar", "omar_playground", "ar", PlaygroundServer.OwnerUserId, "9647701000001");
        world.AddPerson("أمل", "Amal", "amal_playground", "ar", PlaygroundServer.OwnerUserId + 1, "9647701000002");
        world.AddPerson("باران", "Baran", "baran_playground", "ckb", PlaygroundServer.OwnerUserId + 2, "9647701000003");
        world.AddPerson("Clare", null, null, "en", PlaygroundServer.OwnerUserId + 3, "9647701000004");
    }
}
