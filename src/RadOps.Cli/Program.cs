Console.WriteLine("radops");
