using DrTerraform.PackFunction;

if (args is not [var folder, var program, var zip])
{
    Console.Error.WriteLine("usage: pack-function PUBLISHED_FOLDER EXECUTABLE_NAME OUT.zip");
    return 2;
}

try
{
    FunctionPackage.Write(folder, program, zip);
    return 0;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"pack-function: {problem.Message}");
    return 1;
}
