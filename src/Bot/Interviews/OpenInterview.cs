using WorkshopBot.Data.Interviews;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>An interview that is open: its row, its form, and the state read from its answers.</summary>
internal sealed record OpenInterview(InterviewRow Row, ShelvedVersion Version, InterviewState State);
