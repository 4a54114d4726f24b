using System.Runtime.InteropServices;
using System.Text;
using WorkshopBot;
using WorkshopBot.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return (int)await Entry.RunAsync(args, Console.Out, Console.Error, TimeProvider.System, Product.Add, ct: stopping.Token);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true; // ended in good order, not at once
    stopping.Cancel();
}
