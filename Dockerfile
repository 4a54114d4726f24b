# The bot as an image. Both bases can be replaced, so that the same steps run on another registry or on a root file system of one's own:
#   docker build --build-arg SDK=… --build-arg BASE=… -t workshopbot .
# The runtime base must hold ASP.NET Core 10, ICU and tzdata: Arabic sorting and Asia/Baghdad need them.
ARG SDK=mcr.microsoft.com/dotnet/sdk:10.0
ARG BASE=mcr.microsoft.com/dotnet/aspnet:10.0

FROM ${SDK} AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Bot -c Release -r linux-x64 --no-self-contained -p:PublishReadyToRun=true -o /app

FROM ${BASE}
# what draws certificates as PDF, and their font; without them certificates are HTML pages
RUN apt-get update && apt-get install -y --no-install-recommends libpangocairo-1.0-0 fonts-hosny-amiri && rm -rf /var/lib/apt/lists/*
COPY --from=build /app /app
# the database, its key and people's files: one volume, owned by the user the bot runs as
RUN mkdir /data && chown 10001:10001 /data
USER 10001
WORKDIR /data
VOLUME /data
ENV Playground__Enabled=false \
    DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false
ENTRYPOINT ["dotnet", "/app/WorkshopBot.dll"]
CMD ["run"]
