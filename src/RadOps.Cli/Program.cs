using RadOps.Cli;

return RadOpsTool.Run(args);
