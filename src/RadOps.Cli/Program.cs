using RadOps.Cli;

Culture.Settle();
return RadOpsTool.Run(args);
