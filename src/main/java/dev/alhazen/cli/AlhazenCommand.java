package dev.alhazen.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The program itself: shows its commands.
@Command(
    name = "alhazen",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "An AI scientist: from a runnable baseline experiment to a reviewed paper.",
      "Start with: alhazen quickstart"
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Exit codes: 0 done, 3 no finished paper, 64 usage, 65 bad input, 69 unavailable, 70 defect,",
      "75 stopped (resume), 78 configuration."
    },
    subcommands = {
      QuickstartCommand.class,
      RunCommand.class,
      ResumeCommand.class,
      StatusCommand.class,
      ReportCommand.class,
      VerifyCommand.class,
      ReplayCommand.class,
      IdeasCommand.class,
      NoveltyCommand.class,
      ExperimentCommand.class,
      WriteCommand.class,
      ReviewCommand.class,
      ImproveCommand.class,
      TemplateCommand.class,
      DataCommand.class,
      ModelsCommand.class,
      DoctorCommand.class,
      SetupCommand.class,
      ListCommand.class,
      CleanCommand.class,
      RehearsalCommand.class,
      SlurmRunCommand.class,
      AutoComplete.GenerateCompletion.class,
      CommandLine.HelpCommand.class,
    })
final class AlhazenCommand {}
