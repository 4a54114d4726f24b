using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Telegram.Bot.Tests.Surface;

/// <summary>What an assembly shows to others, one line a type or member.</summary>
/// <remarks>
/// <code>
/// class Telegram.Bot.Types.Voice : FileBase
/// new Voice()
/// Voice.MimeType : string? { get; set; }
/// BotCommandScope.Chat(ChatId chatId) : BotCommandScope, static
/// ChatId from long, implicit
/// ChatType.Private = 1
/// </code>
/// Overrides are left out (their base has the line), and so are <c>sealed</c> and <c>virtual</c>: whatever is sealed here only
/// forbids what the other side may allow.
/// </remarks>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) =>
        from type in assembly.GetExportedTypes()
        from line in Describe(type)
        select line;

    private static IEnumerable<string> Describe(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return [$"delegate {type.Namespace}.{Name(type)}({Parameters(invoke)}) : {Returned(invoke)}"];
        }

        var head = $"{Kind(type)} {type.Namespace}.{Name(type)}{Bases(type)}";
        var members = type.IsEnum
            ? Enum.GetValues(type).Cast<Enum>().Select(value => $"{type.Name}.{value} = {value:D}")
            : type.GetMembers(Declared).Select(Describe).OfType<string>();
        return members.Prepend(head);
    }

    private static string? Describe(MemberInfo member)
    {
        var name = $"{member.DeclaringType!.Name.Split('`')[0]}.{member.Name}";
        return member switch
        {
            ConstructorInfo constructor when Shown(constructor) => $"new {Name(member.DeclaringType!)}({Parameters(constructor)})",
            PropertyInfo property when Accessors(property) is { Length: > 0 } accessors =>
                $"{name} : {Name(new NullabilityInfoContext().Create(property))} {{ {accessors}}}",
            FieldInfo { IsPublic: true } field =>
                $"{name} : {Name(new NullabilityInfoContext().Create(field))}{(field.IsStatic ? ", static" : "")}",
            EventInfo { AddMethod: { } add } happening when Shown(add) => $"{name} : {Name(happening.EventHandlerType!)}, event",
            MethodInfo { Name: "op_Implicit" } conversion => Conversion(conversion),
            MethodInfo { IsSpecialName: true, IsStatic: true } operation when member.Name.StartsWith("op_", StringComparison.Ordinal) =>
                $"{name}({Parameters(operation)})",
            MethodInfo { IsSpecialName: false } method when Shown(method) && method.GetBaseDefinition() == method =>
                $"{name}{Generics(method)}({Parameters(method)}) : {Returned(method)}"
                + (method.IsStatic && !IsExtension(method) ? ", static" : ""),
            _ => null,
        };
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsValueType: true } => "struct",
        _ => "class",
    };

    // interfaces of the framework are left out: what they bring has its own lines
    private static string Bases(Type type)
    {
        var inherited = type.GetInterfaces().Concat(type.BaseType is null ? [] : [type.BaseType])
            .SelectMany(above => above.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        var interfaces = type.GetInterfaces().Except(inherited).Where(above => above.Assembly == type.Assembly).Select(Name);
        Type? parent = type.BaseType == typeof(object) || type.IsEnum ? null : type.BaseType;
        var list = string.Join(", ", interfaces.Prepend(parent is null ? "" : Name(parent)).Where(name => name.Length > 0));
        return list.Length == 0 ? "" : " : " + list;
    }

    private static bool Shown(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Accessors(PropertyInfo property)
    {
        if ((property.GetMethod ?? property.SetMethod) is { IsVirtual: true } method && method.GetBaseDefinition() != method)
            return "";
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        return (Shown(property.GetMethod) ? "get; " : "")
            + (Shown(property.SetMethod) ? isInit ? "init; " : "set; " : "")
            + (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required; " : "")
            + (property.GetMethod is { IsStatic: true } ? "static; " : "");
    }

    private static string Conversion(MethodInfo method)
    {
        var from = Name(method.GetParameters()[0].ParameterType);
        return method.ReturnType == method.DeclaringType
            ? $"{Name(method.ReturnType)} from {from}, implicit"
            : $"{from} to {Name(method.ReturnType)}, implicit";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        (parameter.Position == 0 && IsExtension(method) ? "this " : "")
        + (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + Name(new NullabilityInfoContext().Create(parameter)) + " " + parameter.Name
        + (parameter.HasDefaultValue ? " = " + Default(parameter) : "")));

    private static string Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return parameter.DefaultValue switch
        {
            null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
            bool value => value ? "true" : "false",
            var value when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static bool IsExtension(MethodBase method) => method.IsDefined(typeof(ExtensionAttribute));

    private static string Returned(MethodInfo method) => Name(new NullabilityInfoContext().Create(method.ReturnParameter));

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Name(NullabilityInfo info)
    {
        if (Nullable.GetUnderlyingType(info.Type) is { } value)
            return Name(value) + "?";
        var name = info.Type.IsArray
            ? Name(info.ElementType!) + "[]"
            : info.GenericTypeArguments.Length > 0
                ? $"{info.Type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>"
                : Name(info.Type);
        // a type parameter says nothing here: it is whatever it is filled with
        return name + (info.ReadState == NullabilityState.Nullable && !info.Type.IsGenericParameter ? "?" : "");
    }

    private static string Name(Type type) => type switch
    {
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericType: true } => $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>",
        _ when type == typeof(void) => "void",
        _ when type == typeof(bool) => "bool",
        _ when type == typeof(int) => "int",
        _ when type == typeof(long) => "long",
        _ when type == typeof(double) => "double",
        _ when type == typeof(string) => "string",
        _ when type == typeof(object) => "object",
        _ => type.Name,
    };
}
