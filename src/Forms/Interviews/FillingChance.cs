using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What is random in an interview: decided by its seed and the place, so that a step can be repeated.</summary>
internal sealed partial class Filling
{
    /// <summary>A number from 0 up to 1 that the interview's seed, the place and the call decide.</summary>
    public double Chance(Scope scope, int ordinal) => (BinaryPrimitives.ReadUInt64LittleEndian(Hash(scope, ordinal, null)) >> 11) / (double)(1UL << 53);

    public string Uuid(Scope scope, int ordinal)
    {
        var bytes = Hash(scope, ordinal, null)[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }

    /// <summary>Puts items in an order that the seed decides: a number as in every program that reads the form, else the interview.</summary>
    public void Shuffle<T>(T[] items, Scope scope, int ordinal, string? seed)
    {
        if (seed is not null && NumberText.Parse(seed) is var number && !double.IsNaN(number))
        {
            ShuffleAsOdk(items, Math.Truncate(number));
            return;
        }

        var bytes = Hash(scope, ordinal, seed);
        var state = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        for (var i = items.Length - 1; i > 0; i--)
        {
            // SplitMix64
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            var other = (int)((mixed ^ (mixed >> 31)) % (ulong)(i + 1));
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    // ODK XForms, randomize(): Fisher-Yates inside out, with the generator of Park and Miller
    private static void ShuffleAsOdk<T>(T[] items, double seed)
    {
        const long Modulus = 2_147_483_647;
        var state = (long)(seed % Modulus);
        state = state <= 0 ? state + Modulus - 1 : state;
        var source = (T[])items.Clone();
        for (var i = 0; i < items.Length; i++)
        {
            state = state * 16_807 % Modulus;
            var other = (int)((state - 1) / (double)(Modulus - 1) * (i + 1));
            items[i] = items[other];
            items[other] = source[i];
        }
    }

    private byte[] Hash(Scope scope, int ordinal, string? seed)
    {
        var place = seed is not null ? $"seed\n{seed}" : $"{Seed}\n{Started}\n{scope.Frame.Prefix}{scope.At?.LocalPath}\n{ordinal}";
        return SHA256.HashData(Encoding.UTF8.GetBytes(place));
    }
}
