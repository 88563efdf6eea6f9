namespace RadOps.Core.Register;

/// <summary>How many slips of the finger lie between two words: a letter left out, put in, changed, or two neighbours swapped.</summary>
internal static class EditDistance
{
    internal static int Between(string first, string second)
    {
        var distance = new int[first.Length + 1, second.Length + 1];
        for (var i = 0; i <= first.Length; i++) distance[i, 0] = i;
        for (var j = 0; j <= second.Length; j++) distance[0, j] = j;
        for (var i = 1; i <= first.Length; i++)
        {
            for (var j = 1; j <= second.Length; j++)
            {
                var changed = first[i - 1] == second[j - 1] ? 0 : 1;
                distance[i, j] = Math.Min(Math.Min(distance[i - 1, j] + 1, distance[i, j - 1] + 1), distance[i - 1, j - 1] + changed);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
            }
        }

        return distance[first.Length, second.Length];
    }
}
